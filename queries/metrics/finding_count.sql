-- Findings of the window, from every source.
-- Grain: one row per period, area and breakdown.
-- Parameters
--   $window_months  INTEGER  months looked back on, the period's own included
-- Columns
--   period          DATE     first day of the month
--   area_level      VARCHAR  city, district or subdistrict
--   area_code       VARCHAR  code of the area
--   breakdown       VARCHAR  '' (the whole)
--   numerator       DOUBLE   findings
--   denominator     DOUBLE   NULL: a count
--   value           DOUBLE   = numerator
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
            and findings.found_on
            between units.period - to_months($window_months - 1) and units.month_end
    group by units.period, units.subdistrict_code
)

select
    area.period,
    area.area_level,
    area.area_code,
    '' as breakdown,
    cast(sum(coalesce(found.finding_count, 0)) filter (where is_reported) as double)
        as numerator,
    cast(null as double) as denominator,
    numerator as value,
    cast(coalesce(numerator, 0) as bigint) as row_count,
    count(*) filter (where is_reported) as reported_count,
    count(*) as expected_count
from area_reports as area
left join found
    on
        area.period = found.period
        and area.subdistrict_code = found.subdistrict_code
where area.dataset = 'findings'
group by area.period, area.area_level, area.area_code
order by area.period, area.area_level, area.area_code
