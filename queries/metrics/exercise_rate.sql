-- Share of the grants in force that were used at least once in the window.
-- Not applicable (denominator 0) before as many months as the window are published.
-- Grain: one row per period, area and breakdown.
-- Parameters
--   $window_months  INTEGER  months looked back on, the period's own included
-- Columns
--   period          DATE     first day of the month
--   area_level      VARCHAR  city, district or subdistrict
--   area_code       VARCHAR  code of the area
--   breakdown       VARCHAR  '' (the whole)
--   numerator       DOUBLE   grants in force and used
--   denominator     DOUBLE   grants in force at the end of the month
--   value           DOUBLE   share 0..1
--   row_count       BIGINT   source rows behind the numbers
--   reported_count  BIGINT   units that have reported
--   expected_count  BIGINT   units monitored that month
with held as (
    select
        period,
        subdistrict_code,
        count(*) filter (where last_used_in >= period - to_months($window_months - 1))
            as used_count,
        count(*) as grant_count
    from grants_in_force
    group by period, subdistrict_code
)

select
    area.period,
    area.area_level,
    area.area_code,
    '' as breakdown,
    cast(sum(coalesce(held.used_count, 0)) filter (where is_reported) as double)
        as numerator,
    cast(sum(coalesce(held.grant_count, 0)) filter (where is_reported) as double)
        as denominator,
    numerator / nullif(denominator, 0) as value,
    cast(coalesce(denominator, 0) as bigint) as row_count,
    count(*) filter (where is_reported) as reported_count,
    count(*) as expected_count
from area_reports as area
left join held
    on
        area.period = held.period
        and area.subdistrict_code = held.subdistrict_code
        and area.published_months >= $window_months
where area.dataset = 'penalties'
group by area.period, area.area_level, area.area_code
order by area.period, area.area_level, area.area_code
