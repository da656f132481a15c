-- The published figures that the data sets can be held against, as the data have them.
-- Rows of units that were not monitored at the time are not counted.
-- Grain: one row per figure; ids as in data/reference/published_figures.csv.
-- Parameters
--   $as_of  DATE  last day that counts
-- Columns
--   id     VARCHAR  published figure
--   value  BIGINT   the same figure computed from the published data
with power as (
    select
        count(distinct domain_code) as domains,
        count(distinct power_code) as powers,
        count(distinct power_code) filter (where domain_code = '01') as urban_powers
    from powers
    where
        kind = '处罚'
        and valid_from <= $as_of
        and (valid_to is null or valid_to > $as_of)
),

-- The catalogue's entry that was valid in the month tells an exercise's domain.
exercise as (
    select sum(penalties.exercise_count) as exercises
    from penalties
    inner join units
        on
            penalties.period = units.period
            and penalties.subdistrict_code = units.subdistrict_code
    where
        penalties.period <= $as_of
        and exists (
            select 1 from powers
            where
                powers.power_code = penalties.power_code
                and powers.domain_code = '01'
                and powers.valid_from <= units.month_end
                and (powers.valid_to is null or powers.valid_to > penalties.period)
        )
),

visit as (
    select
        count(distinct visits.round) as rounds,
        count(distinct visits.subdistrict_code) as subdistricts
    from visits
    inner join units
        on
            visits.period = units.period
            and visits.subdistrict_code = units.subdistrict_code
    where visits.visited_on <= $as_of
),

finding as (
    select
        count(*) as findings,
        count(findings.measure) as measures
    from findings
    inner join units
        on
            findings.subdistrict_code = units.subdistrict_code
            and findings.found_on between units.period and units.month_end
    where findings.found_on <= $as_of
),

event as (
    select
        sum(event_count) filter (where kind = '专项通报') as bulletins,
        sum(event_count) filter (where kind = '案件移送') as transfers
    from events
    where
        occurred_on <= $as_of
        and (
            subdistrict_code is null
            or exists (
                select 1 from units
                where
                    units.subdistrict_code = events.subdistrict_code
                    and events.occurred_on between units.period and units.month_end
            )
        )
)

select
    figure.id,
    cast(coalesce(figure.value, 0) as bigint) as value
from power, exercise, visit, finding, event,
    lateral (
        values
        ('domains_delegated', power.domains),
        ('powers_delegated', power.powers),
        ('powers_urban_management', power.urban_powers),
        ('exercises_urban_management', exercise.exercises),
        ('inspection_rounds', visit.rounds),
        ('subdistricts_covered', visit.subdistricts),
        ('findings', finding.findings),
        ('measures', finding.measures),
        ('special_bulletins', event.bulletins),
        ('case_transfers', event.transfers)
    ) as figure (id, value)
order by figure.id
