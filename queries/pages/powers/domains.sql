-- Powers held and used in an area: in all, by domain, and by unit and domain.
-- Used, held and dormant as in exercise_rate and dormant_share: the whole is them.
-- Grain: one row for the whole, per domain, per unit and domain; '' where not split.
-- Parameters
--   $period     DATE     first day of the month
--   $area_code  VARCHAR  city, district or sub-district
-- Columns
--   subdistrict_code  VARCHAR  nine-digit code, '' for all units
--   domain_code       VARCHAR  code of the domain, '' for all domains
--   is_reported       BOOLEAN  whether every unit in the row has reported its use
--   power_count       BIGINT   distinct powers in force at month end
--   grant_count       BIGINT   grants (unit x power) in force at month end
--   known_count       BIGINT   of those, of units whose twelve months of use are known
--   used_count        BIGINT   of the known, used in the last twelve months
--   long_count        BIGINT   of the known, held for twelve months
--   dormant_count     BIGINT   held for twelve months and unused in them
with held as (
    select
        grants_in_force.*,
        area.is_reported,
        area.is_reported and area.published_months >= 12 as is_known,
        coalesce(last_used_in >= $period - to_months(11), false) as is_used,
        granted_on <= $period - to_months(11) as is_long
    from area_reports as area
    inner join grants_in_force
        on
            area.period = grants_in_force.period
            and area.subdistrict_code = grants_in_force.subdistrict_code
    where
        area.dataset = 'penalties'
        and area.period = $period
        and area.area_code = $area_code
)

select
    coalesce(subdistrict_code, '') as subdistrict_code,
    coalesce(domain_code, '') as domain_code,
    coalesce(bool_and(is_reported), false) as is_reported,
    count(distinct power_code) as power_count,
    count(*) as grant_count,
    count(*) filter (where is_known) as known_count,
    count(*) filter (where is_known and is_used) as used_count,
    count(*) filter (where is_known and is_long) as long_count,
    count(*) filter (where is_known and is_long and not is_used) as dormant_count
from held
group by grouping sets ((), (domain_code), (subdistrict_code, domain_code))
order by subdistrict_code, domain_code
