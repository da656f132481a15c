-- Distinct penalty powers held at the end of the month.
-- Grain: one row per period, area and breakdown.
-- Columns
--   period          DATE     first day of the month
--   area_level      VARCHAR  city, district or subdistrict
--   area_code       VARCHAR  code of the area
--   breakdown       VARCHAR  '' (the whole)
--   numerator       DOUBLE   distinct powers held by a unit of the area
--   denominator     DOUBLE   NULL: a count
--   value           DOUBLE   = numerator
--   row_count       BIGINT   source rows behind the numbers
--   reported_count  BIGINT   units that have reported
--   expected_count  BIGINT   units monitored that month
select
    area.period,
    area.area_level,
    area.area_code,
    '' as breakdown,
    cast(
        case
            when bool_or(is_reported)
                then count(distinct held.power_code) filter (where is_reported)
        end as double
    ) as numerator,
    cast(null as double) as denominator,
    numerator as value,
    count(held.power_code) filter (where is_reported) as row_count,
    count(distinct area.subdistrict_code) filter (where is_reported)
        as reported_count,
    count(distinct area.subdistrict_code) as expected_count
from area_reports as area
left join grants_in_force as held
    on
        area.period = held.period
        and area.subdistrict_code = held.subdistrict_code
where area.dataset = 'grants'
group by area.period, area.area_level, area.area_code
order by area.period, area.area_level, area.area_code
