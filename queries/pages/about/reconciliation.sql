-- The published figures that the data sets can be held against, as the data have them.
-- Rows of units that were not monitored at the time are not counted.
-- Grain: one row per figure; ids as in data/reference/published_figures.csv.
-- Parameters
--   $as_of  DATE  last day that counts
-- Columns
--   id     VARCHAR  published figure
--   value  BIGINT   the same from the published data, NULL without its data set
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
        count(details.measure) as measures
    from findings
    inner join units
        on
            findings.subdistrict_code = units.subdistrict_code
            and findings.found_on between units.period and units.month_end
    inner join finding_details as details
        on
            findings.finding_code = details.finding_code
            and $as_of >= details.since
            and $as_of < details.until
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
),

-- The report counts the trainings of 2023; a session is one however many take part.
sessions as (
    select distinct
        held_on,
        kind,
        topic,
        organiser
    from trainings
    where held_on between date '2023-01-01' and $as_of
),

held as (
    select
        count(*) filter (where kind = '执法培训') as enforcement,
        count(*) filter (where kind = '业务培训') as departments,
        count(*) filter (where kind = '专家讲座') as lectures,
        count(*) filter (where kind = '情景演练') as drills
    from sessions
),

leniency_item as (
    select count(distinct item_code) as items
    from leniency
    where valid_from <= $as_of and (valid_to is null or valid_to > $as_of)
),

review as (
    select count(distinct stage) as stages
    from reviews
    where period <= $as_of
)

select
    figure.id,
    case
        when exists (
            select 1 from published
            where published.dataset = figure.dataset
        ) then cast(coalesce(figure.value, 0) as bigint)
    end as value
from power, exercise, visit, finding, event, held, leniency_item, review,
    lateral (
        values
        ('domains_delegated', 'powers', power.domains),
        ('powers_delegated', 'powers', power.powers),
        ('powers_urban_management', 'powers', power.urban_powers),
        ('exercises_urban_management', 'penalties', exercise.exercises),
        ('inspection_rounds', 'visits', visit.rounds),
        ('subdistricts_covered', 'visits', visit.subdistricts),
        ('findings', 'findings', finding.findings),
        ('measures', 'findings', finding.measures),
        ('special_bulletins', 'events', event.bulletins),
        ('case_transfers', 'events', event.transfers),
        ('training_enforcement', 'trainings', held.enforcement),
        ('training_departments', 'trainings', held.departments),
        ('training_lectures', 'trainings', held.lectures),
        ('training_drills', 'trainings', held.drills),
        ('leniency_items', 'leniency', leniency_item.items),
        ('review_levels', 'reviews', review.stages)
    ) as figure (id, dataset, value)
order by figure.id
