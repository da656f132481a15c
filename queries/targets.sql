-- The target of every metric that has one, in each month and area.
-- Grain: one row per period, area and metric with a target.
-- Columns
--   period     DATE     first day of the month
--   area_code  VARCHAR  code of the area
--   metric     VARCHAR  metric
--   target     DOUBLE   on the metric's scale (shares 0..1)
select
    period,
    area_code,
    metric_id as metric,
    target_value as target
from targets_in_force
order by period, area_code, metric
