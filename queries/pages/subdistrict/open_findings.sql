-- A unit's findings that are not verified as closed at the cut-off, and what is next.
-- States: overdue (past its deadline), undated (no deadline), open (within it),
-- unverified (rectified, verification outstanding).
-- Grain: one row per finding, the most pressing first.
-- Parameters
--   $subdistrict_code  VARCHAR  nine-digit code
--   $cut_off           DATE     last day of the month
-- Columns
--   finding_code  VARCHAR  code in the ledger
--   state         VARCHAR  overdue, undated, open or unverified
--   found_on      DATE     day it was found
--   source        VARCHAR  how it was found
--   category      VARCHAR  category
--   severity      VARCHAR  severity
--   description   VARCHAR  what was found, NULL where nothing is written
--   measure       VARCHAR  measure of rectification, NULL where none is set
--   due_on        DATE     deadline, NULL where none is set
--   rectified_on  DATE     day of rectification, NULL while open
--   days_left     BIGINT   days from the cut-off to the deadline, negative when past
with open_findings as (
    select
        *,
        case when rectified_on <= $cut_off then rectified_on end as rectified_by_then
    from findings
    where
        subdistrict_code = $subdistrict_code
        and found_on <= $cut_off
        and (verified_on is null or verified_on > $cut_off)
)

select
    finding_code,
    case
        when rectified_by_then is not null then 'unverified'
        when due_on is null then 'undated'
        when due_on < $cut_off then 'overdue'
        else 'open'
    end as state,
    found_on,
    source,
    category,
    severity,
    description,
    measure,
    due_on,
    rectified_by_then as rectified_on,
    due_on - $cut_off as days_left
from open_findings
order by
    list_position(['overdue', 'undated', 'open', 'unverified'], state),
    due_on,
    finding_code
