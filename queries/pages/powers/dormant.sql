-- Powers held for twelve months and unused in an area, beside their use in the city.
-- Dormant as in dormant_share: the dormant counts of all domains add up to it.
-- Grain: one row per power that is dormant in at least one unit, the most widely first.
-- Parameters
--   $period       DATE     first day of the month
--   $area_code    VARCHAR  city, district or sub-district
--   $domain_code  VARCHAR  code of the domain, '' for all
-- Columns
--   power_code     VARCHAR  code of the power
--   power_name     VARCHAR  its name in the catalogue
--   domain_code    VARCHAR  code of its domain
--   dormant_count  BIGINT   units of the area in which it is dormant
--   holder_count   BIGINT   units of the city that hold it and whose use is known
--   user_count     BIGINT   of those, units that used it in twelve months
--   last_used_in   DATE     month of the last use by a holder, NULL: never
with known as (
    select
        held.*,
        coalesce(last_used_in >= $period - to_months(11), false) as is_used,
        granted_on <= $period - to_months(11) as is_long
    from grants_in_force as held
    inner join area_reports as city
        on
            held.period = city.period
            and held.subdistrict_code = city.subdistrict_code
    inner join published_windows
        on
            city.dataset = published_windows.dataset
            and city.period = published_windows.period
            and published_windows.time_window = 'rolling'
    where
        held.period = $period
        and city.dataset = 'penalties'
        and city.area_level = 'city'
        and city.is_reported
        and published_windows.is_full
        and ($domain_code = '' or held.domain_code = $domain_code)
),

area as (
    select subdistrict_code
    from area_units
    where period = $period and area_code = $area_code
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
    known.power_code,
    any_value(named.power_name) as power_name,
    any_value(known.domain_code) as domain_code,
    count(area.subdistrict_code) filter (where is_long and not is_used)
        as dormant_count,
    count(*) as holder_count,
    count(*) filter (where is_used) as user_count,
    max(known.last_used_in) as last_used_in
from known
inner join named on known.power_code = named.power_code
left join area on known.subdistrict_code = area.subdistrict_code
group by known.power_code
having dormant_count > 0
order by dormant_count desc, known.power_code asc
