-- The powers in force in an area and one of its domains, with who holds and uses them.
-- Used, known and dormant as in exercise_rate and dormant_share.
-- Grain: one row per power in force, by its code.
-- Parameters
--   $period       DATE     first day of the month
--   $area_code    VARCHAR  city, district or sub-district
--   $domain_code  VARCHAR  code of the domain
-- Columns
--   power_code      VARCHAR  code of the power
--   power_name      VARCHAR  its name in the catalogue
--   grant_count     BIGINT   units that hold it at month end
--   known_count     BIGINT   of those, units whose twelve months of use are known
--   used_count      BIGINT   of the known, units that used it in twelve months
--   dormant_count   BIGINT   of the known, held for twelve months and unused in them
--   exercise_count  BIGINT   exercises in the area in twelve months, NULL: none known
--   last_used_in    DATE     month of the last use by a holder, NULL: never
with held as (
    select
        grants_in_force.*,
        area.is_reported and published_windows.is_full as is_known,
        coalesce(last_used_in >= $period - to_months(11), false) as is_used,
        granted_on <= $period - to_months(11) as is_long
    from area_reports as area
    inner join grants_in_force
        on
            area.period = grants_in_force.period
            and area.subdistrict_code = grants_in_force.subdistrict_code
    inner join published_windows
        on
            area.dataset = published_windows.dataset
            and area.period = published_windows.period
            and published_windows.time_window = 'rolling'
    where
        area.dataset = 'penalties'
        and area.period = $period
        and area.area_code = $area_code
        and grants_in_force.domain_code = $domain_code
),

exercised as (
    select
        penalties.power_code,
        sum(penalties.exercise_count) as exercise_count
    from penalties
    inner join area_units
        on
            penalties.period = area_units.period
            and penalties.subdistrict_code = area_units.subdistrict_code
            and area_units.area_code = $area_code
    where penalties.period between $period - to_months(11) and $period
    group by penalties.power_code
),

named as (
    select
        power_code,
        max_by(power_name, valid_from) as power_name
    from powers
    where valid_from < $period + to_months(1)
    group by power_code
)

select
    held.power_code,
    any_value(named.power_name) as power_name,
    count(*) as grant_count,
    count(*) filter (where is_known) as known_count,
    count(*) filter (where is_known and is_used) as used_count,
    count(*) filter (where is_known and is_long and not is_used) as dormant_count,
    cast(any_value(exercised.exercise_count) as bigint) as exercise_count,
    max(held.last_used_in) as last_used_in
from held
inner join named on held.power_code = named.power_code
left join exercised on held.power_code = exercised.power_code
group by held.power_code
order by held.power_code
