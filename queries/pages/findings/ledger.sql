-- The ledger of an area as it stood at the end of a month, under the page's filters.
-- Category, severity and measure are as that month knew them (see finding_details).
-- A filter is a list of values joined by commas, '' for all.
-- Grain: one row per finding, the most pressing first.
-- Parameters
--   $period        DATE     first day of the month
--   $area_code     VARCHAR  city, district or sub-district
--   $sources       VARCHAR  sources
--   $categories    VARCHAR  categories
--   $severities    VARCHAR  severities
--   $states        VARCHAR  states (see finding_states)
--   $ages          VARCHAR  bands of days overdue (see finding_states)
--   $rounds        VARCHAR  rounds of inspection
--   $units         VARCHAR  codes of sub-districts
--   $finding_code  VARCHAR  the one finding to list
-- Columns
--   finding_code        VARCHAR  code in the ledger
--   subdistrict_code    VARCHAR  nine-digit code
--   state               VARCHAR  state at the end of the month
--   overdue_days        BIGINT   days past the deadline, NULL unless overdue
--   overdue_band        VARCHAR  band of them (see finding_states), else NULL
--   days_left           BIGINT   days from the cut-off to the deadline, negative: past
--   round               BIGINT   round of inspection, NULL for other sources
--   source              VARCHAR  how it was found
--   category            VARCHAR  category
--   severity            VARCHAR  severity
--   description         VARCHAR  what was found, NULL where nothing is written
--   measure             VARCHAR  measure of rectification, NULL where none is set
--   found_on            DATE     day it was found
--   due_on              DATE     deadline, NULL where none is set
--   rectified_on        DATE     day of rectification, NULL while open at the cut-off
--   verified_on         DATE     day of verified closure, NULL while not closed then
--   open_days           BIGINT   days from found to rectified, or to the cut-off
--   recurrence_of       VARCHAR  earlier finding as the ledger's author wrote it
--   previous_code       VARCHAR  finding of its kind closed in the 180 days before
--   days_since_closure  BIGINT   days since that closure
with standing as (
    select
        states.finding_code,
        states.subdistrict_code,
        states.state,
        states.overdue_days,
        states.overdue_band,
        findings.due_on - states.month_end as days_left,
        findings.round,
        findings.source,
        states.category,
        states.severity,
        findings.description,
        details.measure,
        findings.found_on,
        findings.due_on,
        if(findings.rectified_on <= states.month_end, findings.rectified_on, null)
            as rectified_on,
        if(findings.verified_on <= states.month_end, findings.verified_on, null)
            as verified_on,
        least(coalesce(findings.rectified_on, states.month_end), states.month_end)
        - findings.found_on as open_days,
        findings.recurrence_of,
        finding_chains.previous_code,
        finding_chains.days_since_closure
    from finding_states as states
    inner join area_units
        on
            states.period = area_units.period
            and states.subdistrict_code = area_units.subdistrict_code
            and area_units.area_code = $area_code
    inner join findings on states.finding_code = findings.finding_code
    inner join finding_details as details
        on
            states.finding_code = details.finding_code
            and states.period >= details.since
            and states.period < details.until
    inner join finding_chains on states.finding_code = finding_chains.finding_code
    where states.period = $period
)

select *
from standing
where
    ($sources = '' or list_contains(split($sources, ','), source))
    and ($categories = '' or list_contains(split($categories, ','), category))
    and ($severities = '' or list_contains(split($severities, ','), severity))
    and ($states = '' or list_contains(split($states, ','), state))
    and ($ages = '' or list_contains(split($ages, ','), overdue_band))
    and ($rounds = '' or list_contains(split($rounds, ','), cast(round as varchar)))
    and ($units = '' or list_contains(split($units, ','), subdistrict_code))
    and ($finding_code = '' or finding_code = $finding_code)
order by
    list_position(
        ['overdue', 'unrectified', 'rectifying', 'unverified', 'closed'], state
    ) asc,
    if(state = 'closed', null, due_on) asc,
    found_on desc,
    finding_code asc
