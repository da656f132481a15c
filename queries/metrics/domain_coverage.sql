-- Share of the unit x domain pairs held that were used in the window.
-- A domain is used by any of its powers, be it recalled since.
-- Not applicable (denominator 0) before as many months as the window are published.
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
        powers.domain_code
    from units
    inner join penalties
        on
            units.subdistrict_code = penalties.subdistrict_code
            and penalties.exercise_count >= 1
            and penalties.period
            between units.period - to_months($window_months - 1) and units.period
    inner join powers
        on
            penalties.power_code = powers.power_code
            and last_day(penalties.period) >= powers.valid_from
            and (powers.valid_to is null or penalties.period < powers.valid_to)
),

held as (
    select
        grants_in_force.period,
        grants_in_force.subdistrict_code,
        count(distinct used.domain_code) as used_count,
        count(distinct grants_in_force.domain_code) as domain_count,
        count(*) as row_count
    from grants_in_force
    left join used
        on
            grants_in_force.period = used.period
            and grants_in_force.subdistrict_code = used.subdistrict_code
            and grants_in_force.domain_code = used.domain_code
    group by grants_in_force.period, grants_in_force.subdistrict_code
)

select
    area.period,
    area.area_level,
    area.area_code,
    '' as breakdown,
    cast(sum(coalesce(held.used_count, 0)) filter (where is_reported) as double)
        as numerator,
    cast(sum(coalesce(held.domain_count, 0)) filter (where is_reported) as double)
        as denominator,
    numerator / nullif(denominator, 0) as value,
    cast(coalesce(sum(held.row_count) filter (where is_reported), 0) as bigint)
        as row_count,
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
