-- Penalty powers that a monitored unit holds at the end of each month.
-- Grain: one row per month, unit and power held.
-- Columns
--   period            DATE     first day of the month
--   subdistrict_code  VARCHAR  nine-digit code
--   power_code        VARCHAR  power held
--   domain_code       VARCHAR  the power's domain
--   granted_on        DATE     since when
--   is_accepted       BOOLEAN  acceptance signed by the end of the month
select
    units.period,
    grants.subdistrict_code,
    grants.power_code,
    any_value(powers.domain_code) as domain_code,
    min(grants.granted_on) as granted_on,
    coalesce(bool_or(grants.accepted_on <= units.month_end), false) as is_accepted
from units
inner join grants
    on
        units.subdistrict_code = grants.subdistrict_code
        and units.month_end >= grants.granted_on
        and (grants.recalled_on is null or grants.recalled_on > units.month_end)
inner join powers
    on
        grants.power_code = powers.power_code
        and powers.kind = '处罚'
        and units.month_end >= powers.valid_from
        and (powers.valid_to is null or powers.valid_to > units.month_end)
group by units.period, grants.subdistrict_code, grants.power_code
