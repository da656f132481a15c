-- The visits of a unit, the city's score of the same round, and what each visit found.
-- Grain: one row per visit made by the end of the month, in the order of time.
-- Parameters
--   $subdistrict_code  VARCHAR  nine-digit code
--   $period            DATE     first day of the month
-- Columns
--   round                BIGINT   number of the round
--   visited_on           DATE     day of the visit
--   team                 VARCHAR  who inspected
--   score                DOUBLE   score of the visit, 0 to 100
--   files_sampled_count  BIGINT   case files sampled
--   city_score           DOUBLE   sum of the round's scores of monitored units so far
--   city_visit_count     BIGINT   visits of the round behind it
--   found_count        BIGINT   the unit's findings of the round so far
--   open_count           BIGINT   of those, not verified as closed
with made as (
    select visits.*
    from visits
    inner join units
        on
            visits.subdistrict_code = units.subdistrict_code
            and last_day(visits.visited_on) = units.month_end
    where visits.visited_on <= last_day($period)
),

rounds as (
    select
        round,
        sum(score) as score,
        count(*) as visit_count
    from made
    group by round
),

found as (
    select
        findings.round,
        count(*) as found_count,
        count(*) filter (where states.state != 'closed') as open_count
    from finding_states as states
    inner join findings on states.finding_code = findings.finding_code
    where
        states.period = $period
        and states.subdistrict_code = $subdistrict_code
    group by findings.round
)

select
    made.round,
    made.visited_on,
    made.team,
    made.score,
    made.files_sampled_count,
    rounds.score as city_score,
    rounds.visit_count as city_visit_count,
    coalesce(found.found_count, 0) as found_count,
    coalesce(found.open_count, 0) as open_count
from made
inner join rounds on made.round = rounds.round
left join found on made.round = found.round
where made.subdistrict_code = $subdistrict_code
order by made.visited_on, made.round
