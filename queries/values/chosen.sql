-- Metric values by whatever is asked for; an empty parameter asks for all.
-- Columns are those of roll_up.sql.
-- Grain: one row per metric, window, month, area and part.
-- Parameters
--   $metrics     VARCHAR[]  metrics
--   $windows     VARCHAR[]  the window of each of them, in the same order
--   $period      VARCHAR    month such as 2023-09
--   $area_level  VARCHAR    city, district or subdistrict
--   $area_code   VARCHAR    code of the area
--   $dimension   VARCHAR    '' (the whole) or a dimension
select *  -- noqa: AM04
from metric_values
where
    list_contains($metrics, metric)
    and time_window = list_extract($windows, list_position($metrics, metric))
    and $period in ('', strftime(period, '%Y-%m'))
    and $area_level in ('', area_level)
    and $area_code in ('', area_code)
    and dimension = $dimension
order by metric, period, area_level, area_code, part
