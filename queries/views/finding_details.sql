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

-- Sums of what is told, not the texts themselves, are put in order: editions are many.
summed as (
    select
        finding_code,
        since,
        md5(concat_ws('|', category, severity, coalesce('=' || measure, ''))) as digest
    from told
),

news as (
    select
        finding_code,
        since
    from summed
    qualify
        digest is distinct from
        lag(digest) over (partition by finding_code order by since)
),

runs as (
    select
        finding_code,
        since,
        coalesce(
            lead(since) over (partition by finding_code order by since),
            cast('9999-12-01' as date)
        ) as until
    from news
)

select
    runs.finding_code,
    runs.since,
    runs.until,
    told.category,
    told.severity,
    told.measure
from runs
inner join told
    on
        runs.finding_code = told.finding_code
        and runs.since = told.since
order by runs.finding_code, runs.since
