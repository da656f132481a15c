-- Areas' values from the unit rows of all metrics: sums, states, completeness.
-- A unit counts where it has reported every data set that the metric draws on. Nobody
-- has: numerator missing (not reported). No denominator, or a metric that needs its
-- whole window while a month of it is not published: value missing (not applicable).
-- A unit's months before it was monitored are nobody's to report.
-- Dimensions with fixed parts have a row for each, others for what occurs in the area.
-- A part of a metric that splits by numerator alone stands over the whole denominator.
-- Grain: one row per metric, window, month, area, dimension and part.
-- Parameters
--   $periods  DATE[]  the months that values are wanted for
-- Columns
--   metric                VARCHAR  metric
--   time_window           VARCHAR  month, rolling or year; stocks have month alone
--   period                DATE     first day of the month
--   area_level            VARCHAR  city, district or subdistrict
--   area_code             VARCHAR  code of the area
--   dimension             VARCHAR  '' (the whole), domain, category, stage, …
--   part                  VARCHAR  '' (the whole) or the dimension's part
--   numerator             DOUBLE   NULL: not reported
--   denominator           DOUBLE   NULL for counts
--   value                 DOUBLE   numerator for counts, else numerator ÷ denominator
--   row_count             BIGINT   source rows behind the numbers
--   reported_count        BIGINT   units that have reported the month
--   expected_count        BIGINT   units monitored that month
--   reported_months       BIGINT   months of the window that any unit reported
--   spanned_months        BIGINT   months of the window
--   published_months      BIGINT   of those, published; NULL: no set comes by month
--   reported_unit_months  BIGINT   unit-months of the window that were reported
--   unit_months           BIGINT   unit-months of the window
--   target                DOUBLE   what the whole is to reach, on the metric's scale
with reporting as (
    select
        sources.source,
        area_reports.period,
        area_reports.subdistrict_code,
        bool_and(area_reports.is_reported) as is_reported
    from sources
    inner join area_reports
        on
            sources.dataset = area_reports.dataset
            and area_reports.area_level = 'subdistrict'
    group by sources.source, area_reports.period, area_reports.subdistrict_code
),

published_sources as (
    select
        sources.source,
        published_windows.time_window,
        published_windows.period,
        min(published_windows.published_months) as published_months
    from sources
    inner join published_windows on sources.dataset = published_windows.dataset
    group by sources.source, published_windows.time_window, published_windows.period
),

completeness as (
    select
        reporting.source,
        windows.time_window,
        windows.period,
        windows.spanned_months,
        area_units.area_level,
        area_units.area_code,
        count(*) filter (
            where reporting.is_reported and windows.period = reporting.period
        ) as reported_count,
        count(*) filter (where windows.period = reporting.period) as expected_count,
        count(distinct case when reporting.is_reported then reporting.period end)
            as reported_months,
        count(*) filter (where reporting.is_reported) as reported_unit_months,
        count(*) as unit_months
    from windows
    inner join area_units on windows.period = area_units.period
    inner join reporting
        on
            area_units.subdistrict_code = reporting.subdistrict_code
            and reporting.period between windows.window_start and windows.period
    where list_contains($periods, windows.period)
    group by
        reporting.source,
        windows.time_window,
        windows.period,
        windows.spanned_months,
        area_units.area_level,
        area_units.area_code
),

wholes as (
    select
        metrics.id as metric,
        metrics.kind,
        completeness.*,
        published_sources.published_months,
        not metrics.needs_full_window
        or published_sources.published_months = completeness.spanned_months as is_full
    from metrics
    inner join completeness
        on
            metrics.source = completeness.source
            and (metrics.series = 'flow' or completeness.time_window = 'month')
    left join published_sources
        on
            completeness.source = published_sources.source
            and completeness.time_window = published_sources.time_window
            and completeness.period = published_sources.period
    where not metrics.is_derived
),

-- The city's own rows count there once any unit has reported.
lines as (
    select
        wholes.metric,
        wholes.time_window,
        area_lines.*
    from wholes
    inner join metrics on wholes.metric = metrics.id
    inner join area_lines
        on
            wholes.period = area_lines.period
            and wholes.area_code = area_lines.area_code
    left join reporting
        on
            metrics.source = reporting.source
            and area_lines.period = reporting.period
            and area_lines.subdistrict_code = reporting.subdistrict_code
    where
        wholes.reported_count > 0
        and wholes.is_full
        and (reporting.is_reported or area_lines.subdistrict_code = '')
),

-- Metrics that are counted anew at each level come by area already. A zero stands for
-- the whole and for each fixed part of what was reported.
placed as (
    select
        unit_rows.metric,
        unit_rows.time_window,
        unit_rows.period,
        lines.area_code,
        unit_rows.dimension,
        unit_rows.part,
        unit_rows.numerator,
        unit_rows.denominator,
        unit_rows.row_count
    from unit_rows
    inner join lines
        on
            unit_rows.metric = lines.metric
            and unit_rows.time_window = lines.time_window
            and unit_rows.period = lines.period
            and unit_rows.code = lines.subdistrict_code
    where not unit_rows.is_by_area
    union all
    select
        unit_rows.metric,
        unit_rows.time_window,
        unit_rows.period,
        wholes.area_code,
        unit_rows.dimension,
        unit_rows.part,
        unit_rows.numerator,
        unit_rows.denominator,
        unit_rows.row_count
    from unit_rows
    inner join wholes
        on
            unit_rows.metric = wholes.metric
            and unit_rows.time_window = wholes.time_window
            and unit_rows.period = wholes.period
            and unit_rows.code = wholes.area_code
    where unit_rows.is_by_area and wholes.reported_count > 0 and wholes.is_full
    union all
    select
        wholes.metric,
        wholes.time_window,
        wholes.period,
        wholes.area_code,
        slices.dimension,
        slices.part,
        0 as numerator,
        0 as denominator,
        0 as row_count
    from wholes
    inner join slices
        on
            wholes.metric = slices.metric
            and wholes.time_window = slices.time_window
    where wholes.reported_count > 0
),

sums as (
    select
        metric,
        time_window,
        period,
        area_code,
        dimension,
        part,
        cast(sum(numerator) as double) as numerator,
        cast(sum(denominator) as double) as denominator,
        cast(sum(row_count) as bigint) as row_count
    from placed
    group by metric, time_window, period, area_code, dimension, part
),

counted as (
    select
        wholes.*,
        coalesce(sums.dimension, '') as dimension,
        coalesce(sums.part, '') as part,
        sums.numerator,
        case
            when wholes.kind <> 'count'
                then coalesce(whole_sums.denominator, sums.denominator)
        end as denominator,
        coalesce(sums.row_count, 0) as row_count
    from wholes
    left join sums
        on
            wholes.metric = sums.metric
            and wholes.time_window = sums.time_window
            and wholes.period = sums.period
            and wholes.area_code = sums.area_code
    left join metric_dimensions
        on
            sums.metric = metric_dimensions.metric
            and sums.dimension = metric_dimensions.dimension
            and metric_dimensions.splits = 'numerator'
    left join sums as whole_sums
        on
            metric_dimensions.metric = whole_sums.metric
            and sums.time_window = whole_sums.time_window
            and sums.period = whole_sums.period
            and sums.area_code = whole_sums.area_code
            and whole_sums.dimension = ''
)

select
    counted.metric,
    counted.time_window,
    counted.period,
    counted.area_level,
    counted.area_code,
    counted.dimension,
    counted.part,
    counted.numerator,
    counted.denominator,
    case
        when counted.kind = 'count' then counted.numerator
        else counted.numerator / nullif(counted.denominator, 0)
    end as value,
    counted.row_count,
    counted.reported_count,
    counted.expected_count,
    counted.reported_months,
    counted.spanned_months,
    counted.published_months,
    counted.reported_unit_months,
    counted.unit_months,
    targets.target_value as target
from counted
left join targets_in_force as targets
    on
        counted.period = targets.period
        and counted.area_code = targets.area_code
        and counted.metric = targets.metric_id
        and counted.dimension = ''
order by
    counted.period,
    counted.area_code,
    counted.metric,
    counted.time_window,
    counted.dimension,
    counted.part
