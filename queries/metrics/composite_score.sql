-- Weighted score of the rates that have a better side, each between floor and target.
-- A metric scores 100 at its target and 0 at its floor (without one, at 0; where lower
-- is better it must have one). Metrics without a value or a target are left out and the
-- weights of the others scaled up; below 70 % of the weight nothing is reported.
-- With a window of one month every metric is taken at one month, else at its own.
-- Grain: one row per period, area and breakdown.
-- Parameters
--   $window_months  INTEGER  months looked back on, the period's own included
-- Columns
--   period          DATE     first day of the month
--   area_level      VARCHAR  city, district or subdistrict
--   area_code       VARCHAR  code of the area
--   breakdown       VARCHAR  '' (the whole)
--   numerator       DOUBLE   sum of weight times score
--   denominator     DOUBLE   sum of the weights scored
--   value           DOUBLE   points 0..100
--   row_count       BIGINT   source rows behind the numbers
--   reported_count  BIGINT   units that have reported
--   expected_count  BIGINT   units monitored that month
with weights_in_force as (
    select
        periods.period,
        weights.metric_id,
        weights.weight,
        metrics.window_months,
        case
            when metrics.direction = 'up' then coalesce(weights.floor_value, 0)
            else weights.floor_value
        end as floor_value
    from periods
    inner join weights on periods.period >= weights.valid_from
    inner join metrics on weights.metric_id = metrics.id and metrics.is_scored
    qualify
        row_number() over (
            partition by periods.period, weights.metric_id
            order by weights.valid_from desc
        ) = 1
),

areas as (
    select
        period,
        area_level,
        area_code,
        count(*) as expected_count
    from area_units
    group by period, area_level, area_code
),

measured as (
    select
        areas.*,
        weights_in_force.weight,
        metric_values.row_count,
        metric_values.reported_count,
        (metric_values.value - weights_in_force.floor_value)
        / nullif(targets.target_value - weights_in_force.floor_value, 0) as progress
    from areas
    left join weights_in_force on areas.period = weights_in_force.period
    left join metric_values
        on
            areas.period = metric_values.period
            and areas.area_code = metric_values.area_code
            and weights_in_force.metric_id = metric_values.metric
            and metric_values.breakdown = ''
            and metric_values.window_months
            = least(weights_in_force.window_months, $window_months)
    left join targets_in_force as targets
        on
            areas.period = targets.period
            and areas.area_code = targets.area_code
            and weights_in_force.metric_id = targets.metric_id
),

scores as (
    select
        *,
        case
            when progress is not null then 100 * least(greatest(progress, 0), 1)
        end as score
    from measured
),

sums as (
    select
        period,
        area_level,
        area_code,
        expected_count,
        sum(weight * score) as points,
        sum(weight) filter (where score is not null) as scored_weight,
        sum(weight) as whole_weight,
        sum(row_count) filter (where score is not null) as row_count,
        min(reported_count) filter (where score is not null) as reported_count
    from scores
    group by period, area_level, area_code, expected_count
)

select
    period,
    area_level,
    area_code,
    '' as breakdown,
    case when scored_weight * 10 >= whole_weight * 7 then points end as numerator,
    case when scored_weight * 10 >= whole_weight * 7 then scored_weight end
        as denominator,
    numerator / nullif(denominator, 0) as value,
    cast(coalesce(row_count, 0) as bigint) as row_count,
    coalesce(reported_count, 0) as reported_count,
    expected_count
from sums
order by period, area_level, area_code
