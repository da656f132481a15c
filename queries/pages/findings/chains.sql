-- Findings of an area that came back within 180 days of closure, with what they follow.
-- Grain: one row per finding of a chain of two or more, chain by chain, oldest first.
-- Parameters
--   $period     DATE     first day of the month: findings found by its end
--   $area_code  VARCHAR  city, district or sub-district
-- Columns
--   chain_code          VARCHAR  first finding of the chain
--   finding_code        VARCHAR  code in the ledger
--   subdistrict_code    VARCHAR  nine-digit code
--   category            VARCHAR  category, the same throughout a chain
--   state               VARCHAR  state at the end of the month
--   days_since_closure  BIGINT   days since the closure it follows, NULL for the first
select
    finding_chains.chain_code,
    states.finding_code,
    states.subdistrict_code,
    findings.category,
    states.state,
    finding_chains.days_since_closure
from finding_states as states
inner join area_units
    on
        states.period = area_units.period
        and states.subdistrict_code = area_units.subdistrict_code
        and area_units.area_code = $area_code
inner join findings on states.finding_code = findings.finding_code
inner join finding_chains on states.finding_code = finding_chains.finding_code
where states.period = $period
qualify count(*) over (partition by finding_chains.chain_code) > 1
order by finding_chains.chain_code, findings.found_on, states.finding_code
