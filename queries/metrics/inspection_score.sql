-- Mean score of the inspection visits in the window.
-- Grain: one row per period, area and breakdown.
-- Parameters
--   $window_months  INTEGER  months looked back on, the period's own included
-- Columns
--   period          DATE     first day of the month
--   area_level      VARCHAR  city, district or subdistrict
--   area_code       VARCHAR  code of the area
--   breakdown       VARCHAR  '' (the whole)
--   numerator       DOUBLE   sum of scores, points
--   denominator     DOUBLE   visits
--   value           DOUBLE   points 0..100
--   row_count       BIGINT   source rows behind the numbers
--   reported_count  BIGINT   units that have reported
--   expected_count  BIGINT   units monitored that month
with visited as (
    select
        units.period,
        units.subdistrict_code,
        sum(cast(visits.score as decimal(18, 6))) as score,
        count(*) as visit_count
    from units
    inner join visits
        on
            units.subdistrict_code = visits.subdistrict_code
            and visits.period
            between units.period - to_months($window_months - 1) and units.period
    group by units.period, units.subdistrict_code
)

select
    area.period,
    area.area_level,
    area.area_code,
    '' as breakdown,
    cast(sum(coalesce(visited.score, 0)) filter (where is_reported) as double)
        as numerator,
    cast(sum(coalesce(visited.visit_count, 0)) filter (where is_reported) as double)
        as denominator,
    numerator / nullif(denominator, 0) as value,
    cast(coalesce(denominator, 0) as bigint) as row_count,
    count(*) filter (where is_reported) as reported_count,
    count(*) as expected_count
from area_reports as area
left join visited
    on
        area.period = visited.period
        and area.subdistrict_code = visited.subdistrict_code
where area.dataset = 'visits'
group by area.period, area.area_level, area.area_code
order by area.period, area.area_level, area.area_code
