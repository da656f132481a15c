-- Share of the unit x domain pairs held that were used in the window.
-- Grain: one row per period, area and breakdown.
-- Parameters
--   $window_months  INTEGER  months looked back on, the period's own included
-- Columns
--   period          DATE     first day of the month
--   area_level      VARCHAR  city, district or subdistrict
--   area_code       VARCHAR  code of the area
--   breakdown       VARCHAR  '' (the whole)
--   numerator       DOUBLE   unit x domain pairs held and used
--   denominator     DOUBLE   unit x domain pairs held
--   value           DOUBLE   share 0..1
--   row_count       BIGINT   source rows behind the numbers
--   reported_count  BIGINT   units that have reported
--   expected_count  BIGINT   units monitored that month
with used as (
    select distinct
        units.period,
        units.subdistrict_code,
        penalties.power_code
    from units
    inner join penalties
        on
            units.subdistrict_code = penalties.subdistrict_code
            and penalties.exercise_count >= 1
            and penalties.period
            between units.period - to_months($window_months - 1) and units.period
),

held as (
    select
        grants_in_force.period,
        grants_in_force.subdistrict_code,
        count(distinct grants_in_force.domain_code)
            filter (where used.power_code is not null) as used_count,
        count(distinct grants_in_force.domain_code) as domain_count,
        count(*) as row_count
    from grants_in_force
    left join used
        on
            grants_in_force.period = used.period
            and grants_in_force.subdistrict_code = used.subdistrict_code
            and grants_in_force.power_code = used.power_code
    group by grants_in_force.period, grants_in_force.subdistrict_code
)

select
    area.period,
    area.area_level,
    area.area_code,
    '' as breakdown,
    cast(sum(coalesce(held.used_count, 0)) filter (where area.is_reported) as double)
        as numerator,
    cast(sum(coalesce(held.domain_count, 0)) filter (where area.is_reported) as double)
        as denominator,
    numerator / nullif(denominator, 0) as value,
    cast(coalesce(sum(held.row_count) filter (where area.is_reported), 0) as bigint)
        as row_count,
    count(*) filter (where area.is_reported) as reported_count,
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
