-- Findings that came back: which closure each follows, and where its chain began.
-- A finding recurs when its unit and category had one closed in the 180 days before
-- (as in recurrence_rate); of several closures the latest counts. Derived from dates:
-- recurrence_of is for display only, categories are those of the edition in force.
-- Grain: one row per finding.
-- Columns
--   finding_code        VARCHAR  code in the ledger
--   previous_code       VARCHAR  finding whose closure it follows, NULL for a first one
--   days_since_closure  BIGINT   days from that closure to this finding
--   chain_code          VARCHAR  first finding of its chain, maybe itself
with recursive followed as (
    select
        findings.finding_code,
        last(
            earlier.finding_code order by earlier.verified_on, earlier.finding_code
        ) as previous_code,
        findings.found_on - max(earlier.verified_on) as days_since_closure
    from findings
    left join findings as earlier
        on
            findings.subdistrict_code = earlier.subdistrict_code
            and findings.category = earlier.category
            and findings.found_on > earlier.verified_on
            and findings.found_on <= earlier.verified_on + 180
    group by findings.finding_code, findings.found_on
),

chained as (
    select
        *,
        finding_code as chain_code
    from followed
    where previous_code is null

    union all

    select
        followed.*,
        chained.chain_code
    from chained
    inner join followed on chained.finding_code = followed.previous_code
)

select
    finding_code,
    previous_code,
    days_since_closure,
    chain_code
from chained
