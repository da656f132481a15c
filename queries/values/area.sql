-- All that is known of one area: every metric, window and month, wholes only.
-- Columns are those of roll_up.sql.
-- Grain: one row per metric, window and month.
-- Parameters
--   $area_code  VARCHAR  code of the area
select *  -- noqa: AM04
from metric_values
where area_code = $area_code and dimension = ''
order by metric, time_window, period
