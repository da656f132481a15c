-- The sums of a data set by month, for the city and for each sub-district.
-- Only monitored units that have reported the month count.
-- Grain: one row per figure, month and area (the city, every unit).
-- Parameters
--   $dataset  VARCHAR  data set
--   $since    DATE     first month
--   $until    DATE     last month
-- Columns
--   figure      VARCHAR  what is added up
--   period      DATE     first day of the month
--   area_level  VARCHAR  city or subdistrict
--   area_code   VARCHAR  code of the area
--   amount      DOUBLE   the sum, NULL where nobody in the area has reported
with amounts as (
    select
        unnest(['exercise_count', 'fine_yuan', 'no_penalty_count']) as figure,
        period,
        subdistrict_code,
        unnest([exercise_count, fine_yuan, no_penalty_count]) as amount
    from penalties
    union all
    select
        unnest(['case_count', 'working_days', 'returned_count']) as figure,
        period,
        subdistrict_code,
        unnest([case_count, working_days, returned_count]) as amount
    from reviews
    union all
    select
        unnest(['officer_count', 'certified_count', 'auxiliary_count']) as figure,
        period,
        subdistrict_code,
        unnest([officer_count, certified_count, auxiliary_count]) as amount
    from staff
    union all
    select
        unnest(['session_count', 'attended_count']) as figure,
        date_trunc('month', held_on) as period,
        subdistrict_code,
        unnest([1, attended_count]) as amount
    from trainings
    union all
    select
        'visit_count' as figure,
        date_trunc('month', visited_on) as period,
        subdistrict_code,
        1 as amount
    from visits
    union all
    select
        'found_count' as figure,
        date_trunc('month', found_on) as period,
        subdistrict_code,
        1 as amount
    from findings
),

sums as (
    select
        figure,
        period,
        subdistrict_code,
        sum(amount) as amount
    from amounts
    group by figure, period, subdistrict_code
),

figures as (
    select catalogue.figure
    from (
        values
        ('penalties', 'exercise_count'),
        ('penalties', 'fine_yuan'),
        ('penalties', 'no_penalty_count'),
        ('reviews', 'case_count'),
        ('reviews', 'working_days'),
        ('reviews', 'returned_count'),
        ('staff', 'officer_count'),
        ('staff', 'certified_count'),
        ('staff', 'auxiliary_count'),
        ('trainings', 'session_count'),
        ('trainings', 'attended_count'),
        ('visits', 'visit_count'),
        ('findings', 'found_count')
    ) as catalogue (dataset, figure)
    where catalogue.dataset = $dataset
)

select
    figures.figure,
    area_reports.period,
    area_reports.area_level,
    area_reports.area_code,
    cast(
        sum(coalesce(sums.amount, 0)) filter (area_reports.is_reported) as double
    ) as amount
from area_reports
cross join figures
left join sums
    on
        figures.figure = sums.figure
        and area_reports.period = sums.period
        and area_reports.subdistrict_code = sums.subdistrict_code
where
    area_reports.dataset = $dataset
    and area_reports.period between $since and $until
    and area_reports.area_level in ('city', 'subdistrict')
group by
    figures.figure,
    area_reports.period,
    area_reports.area_level,
    area_reports.area_code
order by figures.figure, area_reports.period, area_level, area_code
