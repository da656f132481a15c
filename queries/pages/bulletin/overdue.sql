-- The findings of an area that are overdue at the end of a month.
-- Grain: one row per overdue finding, units in roster order, longest overdue first.
-- Parameters
--   $period     DATE     first day of the month
--   $area_code  VARCHAR  city, district or sub-district
-- Columns
--   finding_code      VARCHAR  code in the ledger
--   subdistrict_code  VARCHAR  nine-digit code
--   category          VARCHAR  category
--   severity          VARCHAR  severity
--   found_on          DATE     day it was found
--   due_on            DATE     deadline
--   overdue_days      BIGINT   days past the deadline at the cut-off
select
    states.finding_code,
    states.subdistrict_code,
    states.category,
    states.severity,
    findings.found_on,
    findings.due_on,
    states.overdue_days
from finding_states as states
inner join area_units
    on
        states.period = area_units.period
        and states.subdistrict_code = area_units.subdistrict_code
        and area_units.area_code = $area_code
inner join findings on states.finding_code = findings.finding_code
where states.period = $period and states.state = 'overdue'
order by
    states.subdistrict_code asc, states.overdue_days desc, states.finding_code asc
