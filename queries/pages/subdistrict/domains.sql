-- A unit's grants by domain: held, used in twelve months, dormant.
-- Held, used and dormant as in exercise_rate and dormant_share: both add up to them.
-- Grain: one row per domain that the unit holds powers of, largest first.
-- Parameters
--   $subdistrict_code  VARCHAR  nine-digit code
--   $period            DATE     first day of the month
-- Columns
--   domain_code    VARCHAR  code of the domain
--   grant_count    BIGINT   grants in force at month end
--   used_count     BIGINT   of those, used in the last twelve months
--   long_count     BIGINT   of those, held for twelve months
--   dormant_count  BIGINT   held for twelve months and unused in them
select
    domain_code,
    count(*) as grant_count,
    count(*) filter (where last_used_in >= $period - to_months(11)) as used_count,
    count(*) filter (where granted_on <= $period - to_months(11)) as long_count,
    count(*) filter (
        where
        granted_on <= $period - to_months(11)
        and (last_used_in is null or last_used_in < $period - to_months(11))
    ) as dormant_count
from grants_in_force
where subdistrict_code = $subdistrict_code and period = $period
group by domain_code
order by grant_count desc, domain_code asc
