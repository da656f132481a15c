-- Share of all findings so far that have a rectification measure.
-- Grain: one row per period, area and breakdown.
-- Columns
--   period          DATE     first day of the month
--   area_level      VARCHAR  city, district or subdistrict
--   area_code       VARCHAR  code of the area
--   breakdown       VARCHAR  '' (the whole)
--   numerator       DOUBLE   findings with a measure
--   denominator     DOUBLE   findings up to the end of the month
--   value           DOUBLE   share 0..1
--   row_count       BIGINT   source rows behind the numbers
--   reported_count  BIGINT   units that have reported
--   expected_count  BIGINT   units monitored that month
with found as (
    select
        units.period,
        units.subdistrict_code,
        count(findings.measure) as measure_count,
        count(*) as finding_count
    from units
    inner join findings
        on
            units.subdistrict_code = findings.subdistrict_code
            and units.month_end >= findings.found_on
    group by units.period, units.subdistrict_code
)

select
    area.period,
    area.area_level,
    area.area_code,
    '' as breakdown,
    cast(sum(coalesce(found.measure_count, 0)) filter (where is_reported) as double)
        as numerator,
    cast(sum(coalesce(found.finding_count, 0)) filter (where is_reported) as double)
        as denominator,
    numerator / nullif(denominator, 0) as value,
    cast(coalesce(denominator, 0) as bigint) as row_count,
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
