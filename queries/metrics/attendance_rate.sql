-- Share of those expected at trainings who attended.
-- A session without a sub-district is the city's own and counts there alone.
-- Not applicable (denominator 0) before as many months as the window are published.
-- Grain: one row per period, area and breakdown.
-- Parameters
--   $window_months  INTEGER  months looked back on, the period's own included
-- Columns
--   period          DATE     first day of the month
--   area_level      VARCHAR  city, district or subdistrict
--   area_code       VARCHAR  code of the area
--   breakdown       VARCHAR  '' (the whole)
--   numerator       DOUBLE   attended
--   denominator     DOUBLE   expected
--   value           DOUBLE   share 0..1
--   row_count       BIGINT   source rows behind the numbers
--   reported_count  BIGINT   units that have reported
--   expected_count  BIGINT   units monitored that month
with held as (
    select
        periods.period,
        trainings.subdistrict_code,
        sum(trainings.attended_count) as attended_count,
        sum(trainings.expected_count) as expected_count,
        count(*) as row_count
    from periods
    inner join trainings
        on
            trainings.period
            between periods.period - to_months($window_months - 1) and periods.period
    group by periods.period, trainings.subdistrict_code
),

-- The city has one more line, without a unit, for what is recorded for it as a whole.
area as (
    select * from area_reports
    where dataset = 'trainings'
    union all
    select distinct on (period) * replace (null as subdistrict_code) from area_reports
    where dataset = 'trainings' and area_level = 'city'
)

select
    area.period,
    area.area_level,
    area.area_code,
    '' as breakdown,
    cast(sum(coalesce(held.attended_count, 0)) filter (where is_reported) as double)
        as numerator,
    cast(sum(coalesce(held.expected_count, 0)) filter (where is_reported) as double)
        as denominator,
    numerator / nullif(denominator, 0) as value,
    cast(coalesce(sum(held.row_count) filter (where is_reported), 0) as bigint)
        as row_count,
    count(area.subdistrict_code) filter (where is_reported) as reported_count,
    count(area.subdistrict_code) as expected_count
from area
left join held
    on
        area.period = held.period
        and area.subdistrict_code is not distinct from held.subdistrict_code
        and area.published_months >= $window_months
group by area.period, area.area_level, area.area_code
order by area.period, area.area_level, area.area_code
