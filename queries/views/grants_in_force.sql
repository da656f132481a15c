-- Penalty powers that a monitored unit holds at the end of each month.
-- A grant ends on the day of its recall, a power on the day it ceases to be valid: with
-- either date on the last day of the month, nothing is held at the end of it.
-- Used is a power by any decision under it (see exercises).
-- Grain: one row per month, unit and power held.
-- Columns
--   period            DATE     first day of the month
--   subdistrict_code  VARCHAR  nine-digit code
--   power_code        VARCHAR  power held
--   domain_code       VARCHAR  the power's domain
--   department        VARCHAR  who delegated it
--   granted_on        DATE     since when
--   is_accepted       BOOLEAN  acceptance signed by the end of the month
--   last_used_in      DATE     month of its last use so far, NULL when never used
with held as (
    select
        units.period,
        grants.subdistrict_code,
        grants.power_code,
        max_by(powers.domain_code, powers.valid_from) as domain_code,
        max_by(powers.delegating_department, powers.valid_from) as department,
        min(grants.granted_on) as granted_on,
        coalesce(bool_or(grants.accepted_on <= units.month_end), false) as is_accepted
    from units
    inner join grants
        on
            units.subdistrict_code = grants.subdistrict_code
            and units.month_end >= grants.granted_on
            and (grants.recalled_on is null or units.month_end < grants.recalled_on)
    inner join powers
        on
            grants.power_code = powers.power_code
            and powers.kind = '处罚'
            and units.month_end >= powers.valid_from
            and (powers.valid_to is null or units.month_end < powers.valid_to)
    group by units.period, grants.subdistrict_code, grants.power_code
),

used as (
    select distinct
        period,
        subdistrict_code,
        power_code
    from exercises
    where decision_count >= 1
)

select
    held.*,
    used.period as last_used_in
from held
asof left join used
    on
        held.subdistrict_code = used.subdistrict_code
        and held.power_code = used.power_code
        and held.period >= used.period
