-- How many findings stand where at the end of a month, under the page's filters.
-- Filters as in ledger.sql. The rates' parts are those of rectification_rate,
-- on_time_rate and closure_rate: findings due in the window.
-- Grain: one row for all findings, per source and category, and per band overdue.
-- Parameters
--   $period         DATE     first day of the month
--   $window_months  INTEGER  months looked back on for deadlines
--   $area_code      VARCHAR  city, district or sub-district
--   $sources        VARCHAR  sources
--   $categories     VARCHAR  categories
--   $severities     VARCHAR  severities
--   $states         VARCHAR  states
--   $ages           VARCHAR  bands of days overdue
--   $rounds         VARCHAR  rounds of inspection
--   $units          VARCHAR  codes of sub-districts
-- Columns
--   part             VARCHAR  all, kind (source and category) or age (band overdue)
--   source           VARCHAR  source, NULL unless part is kind
--   category         VARCHAR  category, NULL unless part is kind
--   overdue_band     VARCHAR  band, NULL unless part is age or where not overdue
--   finding_count    BIGINT   findings found by the cut-off
--   open_count       BIGINT   of those, not verified as closed
--   overdue_count    BIGINT   of those, overdue
--   longest_days     BIGINT   longest time past a deadline, NULL where none is overdue
--   due_count        BIGINT   findings whose deadline falls in the window
--   rectified_count  BIGINT   of those, rectified by the cut-off
--   on_time_count    BIGINT   of those, rectified by their deadline
--   verified_count   BIGINT   of the due, verified by the cut-off
with standing as (
    select
        states.*,
        findings.source,
        findings.category,
        findings.due_on,
        findings.rectified_on,
        findings.verified_on,
        coalesce(
            findings.due_on
            between $period - to_months($window_months - 1) and states.month_end,
            false
        ) as is_due
    from finding_states as states
    inner join area_units
        on
            states.period = area_units.period
            and states.subdistrict_code = area_units.subdistrict_code
            and area_units.area_code = $area_code
    inner join findings on states.finding_code = findings.finding_code
    where
        states.period = $period
        and ($sources = '' or list_contains(split($sources, ','), source))
        and ($categories = '' or list_contains(split($categories, ','), category))
        and ($severities = '' or list_contains(split($severities, ','), severity))
        and ($states = '' or list_contains(split($states, ','), state))
        and ($ages = '' or list_contains(split($ages, ','), overdue_band))
        and (
            $rounds = ''
            or list_contains(split($rounds, ','), cast(findings.round as varchar))
        )
        and (
            $units = ''
            or list_contains(split($units, ','), states.subdistrict_code)
        )
)

select
    case
        when grouping(source) = 0 then 'kind'
        when grouping(overdue_band) = 0 then 'age'
        else 'all'
    end as part,
    source,
    category,
    overdue_band,
    count(*) as finding_count,
    count(*) filter (where state != 'closed') as open_count,
    count(*) filter (where state = 'overdue') as overdue_count,
    max(overdue_days) as longest_days,
    count(*) filter (where is_due) as due_count,
    count(*) filter (where is_due and rectified_on <= month_end) as rectified_count,
    count(*) filter (where is_due and rectified_on <= due_on) as on_time_count,
    count(*) filter (where is_due and verified_on <= month_end) as verified_count
from standing
group by grouping sets ((), (source, category), (overdue_band))
order by part, source, category, overdue_band
