-- Findings of inspections for each visit made in the window.
-- Grain: one row per period, area and breakdown.
-- Parameters
--   $window_months  INTEGER  months looked back on, the period's own included
-- Columns
--   period          DATE     first day of the month
--   area_level      VARCHAR  city, district or subdistrict
--   area_code       VARCHAR  code of the area
--   breakdown       VARCHAR  '' (the whole)
--   numerator       DOUBLE   findings of source inspection
--   denominator     DOUBLE   visits
--   value           DOUBLE   findings a visit
--   row_count       BIGINT   source rows behind the numbers
--   reported_count  BIGINT   units that have reported
--   expected_count  BIGINT   units monitored that month
with facts as (
    select
        subdistrict_code,
        found_on as happened_on,
        1 as finding_count,
        0 as visit_count
    from findings
    where source = '督查'
    union all
    select
        subdistrict_code,
        visited_on as happened_on,
        0 as finding_count,
        1 as visit_count
    from visits
),

counted as (
    select
        units.period,
        units.subdistrict_code,
        sum(facts.finding_count) as finding_count,
        sum(facts.visit_count) as visit_count
    from units
    inner join facts
        on
            units.subdistrict_code = facts.subdistrict_code
            and facts.happened_on
            between units.period - to_months($window_months - 1) and units.month_end
    group by units.period, units.subdistrict_code
),

-- Both the ledger and the visits must have been published for the month.
area as (
    select
        period,
        area_level,
        area_code,
        subdistrict_code,
        bool_and(is_reported) as is_reported
    from area_reports
    where dataset in ('findings', 'visits')
    group by period, area_level, area_code, subdistrict_code
)

select
    area.period,
    area.area_level,
    area.area_code,
    '' as breakdown,
    cast(sum(coalesce(counted.finding_count, 0)) filter (where is_reported) as double)
        as numerator,
    cast(sum(coalesce(counted.visit_count, 0)) filter (where is_reported) as double)
        as denominator,
    numerator / nullif(denominator, 0) as value,
    cast(coalesce(numerator + denominator, 0) as bigint) as row_count,
    count(*) filter (where is_reported) as reported_count,
    count(*) as expected_count
from area
left join counted
    on
        area.period = counted.period
        and area.subdistrict_code = counted.subdistrict_code
group by area.period, area.area_level, area.area_code
order by area.period, area.area_level, area.area_code
