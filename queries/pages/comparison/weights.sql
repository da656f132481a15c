-- The composite's weights in force in a month: the latest begun of each metric.
-- As in metrics/composite_score: only rates with a better side; no floor is 0 where
-- higher is better.
-- Grain: one row per weighted metric, heaviest first.
-- Parameters
--   $period  DATE  first day of the month
-- Columns
--   metric_id    VARCHAR  metric
--   weight       DOUBLE   its weight, above 0
--   floor_value  DOUBLE   value that scores 0, on the metric's scale; NULL: unknown
--   valid_from   DATE     first month of the weight
with latest as (
    select
        weights.metric_id,
        cast(weights.weight as double) as weight,
        case
            when metrics.direction = 'up' then coalesce(weights.floor_value, 0)
            else weights.floor_value
        end as floor_value,
        weights.valid_from
    from weights
    inner join metrics on weights.metric_id = metrics.id and metrics.is_scored
    where weights.valid_from <= $period
    qualify
        row_number() over (
            partition by weights.metric_id order by weights.valid_from desc
        ) = 1
)

select
    metric_id,
    weight,
    cast(floor_value as double) as floor_value,
    valid_from
from latest
where weight > 0
order by weight desc, metric_id asc
