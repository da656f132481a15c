-- One metric of one area by the parts of a dimension, in every month.
-- Columns are those of roll_up.sql.
-- Grain: one row per window, month and part.
-- Parameters
--   $metric     VARCHAR  metric
--   $dimension  VARCHAR  dimension
--   $area_code  VARCHAR  code of the area
select *  -- noqa: AM04
from metric_values
where
    area_code = $area_code
    and metric = $metric
    and dimension = $dimension
order by time_window, period, part
