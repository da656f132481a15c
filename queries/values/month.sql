-- Some metrics of all areas in one month, wholes or the parts of a dimension.
-- Columns are those of roll_up.sql.
-- Grain: one row per metric, window, area and part.
-- Parameters
--   $metrics    VARCHAR[]  metrics
--   $period     DATE       first day of the month
--   $dimension  VARCHAR    '' (the whole) or a dimension
select *  -- noqa: AM04
from metric_values
where
    period = $period
    and list_contains($metrics, metric)
    and dimension = $dimension
order by metric, time_window, area_code, part
