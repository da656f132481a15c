-- One metric of all areas of a level over some months, wholes only.
-- Columns are those of roll_up.sql.
-- Grain: one row per month and area.
-- Parameters
--   $metric       VARCHAR  metric
--   $time_window  VARCHAR  window
--   $area_level   VARCHAR  city, district or subdistrict
--   $since        DATE     first month
--   $until        DATE     last month
select *  -- noqa: AM04
from metric_values
where
    metric = $metric
    and time_window = $time_window
    and area_level = $area_level
    and dimension = ''
    and period between $since and $until
order by period, area_code
