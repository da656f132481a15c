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
with found as (
    select
        units.period,
        units.subdistrict_code,
        count(*) as finding_count
    from units
    inner join findings
        on
            units.subdistrict_code = findings.subdistrict_code
            and findings.source = '督查'
            and findings.found_on
            between units.period - to_months($window_months - 1) and units.month_end
    group by units.period, units.subdistrict_code
),

visited as (
    select
        units.period,
        units.subdistrict_code,
        count(*) as visit_count
    from units
    inner join visits
        on
            units.subdistrict_code = visits.subdistrict_code
            and visits.period
            between units.period - to_months($window_months - 1) and units.period
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
    cast(sum(coalesce(found.finding_count, 0)) filter (where area.is_reported)
        as double) as numerator,
    cast(sum(coalesce(visited.visit_count, 0)) filter (where area.is_reported)
        as double) as denominator,
    numerator / nullif(denominator, 0) as value,
    cast(coalesce(numerator, 0) as bigint) as row_count,
    count(*) filter (where area.is_reported) as reported_count,
    count(*) as expected_count
from area
left join found
    on area.period = found.period and area.subdistrict_code = found.subdistrict_code
left join visited
    on
        area.period = visited.period
        and area.subdistrict_code = visited.subdistrict_code
group by area.period, area.area_level, area.area_code
order by area.period, area.area_level, area.area_code
