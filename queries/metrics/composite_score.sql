-- Weighted score of the rates that have a better side, each between floor and target.
-- A metric scores 100 at its target and 0 at its floor (without one, at 0; where lower
-- is better it must have one). Metrics without a value or a target are left out and the
-- weights of the others scaled up; below 70 % of the weight nothing is reported.
-- The month takes every metric at one month, the rolling score at its own window, the
-- year from January on; what reaches further the longer it looks, at its own.
-- It is as complete as the least complete of the metrics that span as many months.
-- Grain: areas' values as of roll_up.sql, from those of the others (metric_values).
with weights_in_force as (
    select
        periods.period,
        weights.metric_id,
        weights.weight,
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

-- Under which window each metric enters the composite of a window.
entries as (
    select
        metrics.id as metric,
        time_windows.id as time_window,
        case
            when metrics.series <> 'flow' then 'month'
            when time_windows.id = 'rolling' then metrics.time_window
            when time_windows.id = 'year' and metrics.grows_with_window then 'rolling'
            else time_windows.id
        end as entry_window
    from metrics
    cross join time_windows
),

areas as (
    select
        windows.time_window,
        windows.period,
        windows.spanned_months,
        area_units.area_level,
        area_units.area_code,
        count(*) as expected_count
    from windows
    inner join area_units on windows.period = area_units.period
    group by
        windows.time_window,
        windows.period,
        windows.spanned_months,
        area_units.area_level,
        area_units.area_code
),

measured as (
    select
        areas.*,
        weights_in_force.weight,
        metric_values.row_count,
        metric_values.reported_count,
        metric_values.spanned_months = areas.spanned_months as is_alike,
        if(is_alike, metric_values.reported_months, areas.spanned_months)
            as reported_months,
        if(is_alike, metric_values.reported_unit_months, null) as reported_unit_months,
        if(is_alike, metric_values.unit_months, null) as unit_months,
        (metric_values.value - weights_in_force.floor_value)
        / nullif(metric_values.target - weights_in_force.floor_value, 0) as progress
    from areas
    left join weights_in_force on areas.period = weights_in_force.period
    left join entries
        on
            weights_in_force.metric_id = entries.metric
            and areas.time_window = entries.time_window
    left join metric_values
        on
            areas.period = metric_values.period
            and areas.area_code = metric_values.area_code
            and entries.metric = metric_values.metric
            and entries.entry_window = metric_values.time_window
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
        time_window,
        period,
        area_level,
        area_code,
        spanned_months,
        expected_count,
        sum(weight * score) as points,
        sum(weight) filter (where score is not null) as scored_weight,
        sum(weight) as whole_weight,
        sum(row_count) filter (where score is not null) as row_count,
        min(reported_count) filter (where score is not null) as reported_count,
        min(reported_months) filter (where score is not null) as reported_months,
        min(reported_unit_months) filter (where score is not null)
            as reported_unit_months,
        max(unit_months) filter (where score is not null) as unit_months
    from scores
    group by
        time_window, period, area_level, area_code, spanned_months, expected_count
)

select
    'composite_score' as metric,
    time_window,
    sums.period,
    area_level,
    sums.area_code,
    '' as dimension,
    '' as part,
    case when scored_weight * 10 >= whole_weight * 7 then points end as numerator,
    case when scored_weight * 10 >= whole_weight * 7 then scored_weight end
        as denominator,
    numerator / nullif(denominator, 0) as value,
    cast(coalesce(row_count, 0) as bigint) as row_count,
    coalesce(reported_count, 0) as reported_count,
    expected_count,
    coalesce(reported_months, 0) as reported_months,
    spanned_months,
    cast(null as bigint) as published_months,
    coalesce(reported_unit_months, reported_count, 0) as reported_unit_months,
    coalesce(unit_months, expected_count) as unit_months,
    targets.target_value as target
from sums
left join targets_in_force as targets
    on
        sums.period = targets.period
        and sums.area_code = targets.area_code
        and targets.metric_id = 'composite_score'
order by sums.period, sums.area_code, time_window
