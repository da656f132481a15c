-- What the ledger does not date, as each month knew it: category, severity, measure.
-- A month is told by its own edition of the ledger, else by the latest before it that
-- holds the finding, else by the edition in force.
-- Grain: one row per finding of the edition in force, and run of months that agree.
-- Columns
--   finding_code  VARCHAR  code in the ledger
--   since         DATE     first month of the run
--   until         DATE     first month after it
--   category      VARCHAR  category
--   severity      VARCHAR  severity
--   measure       VARCHAR  measure of rectification, NULL where none is set
with told as (
    select
        finding_code,
        cast('0001-01-01' as date) as since,
        category,
        severity,
        measure
    from findings
    union all
    select
        editions.finding_code,
        editions.edition as since,
        editions.category,
        editions.severity,
        editions.measure
    from findings_editions as editions
    inner join findings on editions.finding_code = findings.finding_code
),

compared as (
    select
        *,
        concat_ws('|', category, severity, coalesce('=' || measure, '')) as details,
        lag(details) over (partition by finding_code order by since) as details_before
    from told
)

select
    finding_code,
    since,
    coalesce(
        lead(since) over (partition by finding_code order by since),
        cast('9999-12-01' as date)
    ) as until,
    category,
    severity,
    measure
from compared
where details_before is null or details <> details_before
order by finding_code, since
