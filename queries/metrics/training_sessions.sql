-- Training sessions of the year so far, in all and by kind.
-- A session counts once in each area, however many of its units took part. One without
-- a sub-district is the city's own and counts there alone.
-- Grain: one row per period, area and breakdown.
-- Parameters
--   $window_months  INTEGER  months looked back on, the period's own included
-- Columns
--   period          DATE     first day of the month
--   area_level      VARCHAR  city, district or subdistrict
--   area_code       VARCHAR  code of the area
--   breakdown       VARCHAR  '' (all) or the kind of training
--   numerator       DOUBLE   sessions of the window that fall in the year
--   denominator     DOUBLE   NULL: a count
--   value           DOUBLE   = numerator
--   row_count       BIGINT   source rows behind the numbers
--   reported_count  BIGINT   units that have reported
--   expected_count  BIGINT   units monitored that month
with kinds (breakdown) as (
    values (''), ('执法培训'), ('业务培训'), ('专家讲座'), ('情景演练')
),

held as (
    select
        periods.period,
        trainings.subdistrict_code,
        trainings.kind,
        concat_ws(' ', trainings.held_on, trainings.kind, trainings.topic) as session
    from periods
    inner join trainings
        on
            trainings.held_on between greatest(
                periods.period - to_months($window_months - 1),
                date_trunc('year', periods.period)
            )
            and periods.month_end
),

-- The city has one more line, without a unit, for what is recorded for it as a whole.
area as (
    select * from area_reports
    where dataset = 'trainings'
    union all
    select distinct on (period) * replace (null as subdistrict_code) from area_reports
    where dataset = 'trainings' and area_level = 'city'
)

select
    area.period,
    area.area_level,
    area.area_code,
    kinds.breakdown,
    cast(
        case
            when bool_or(is_reported)
                then count(distinct held.session) filter (where is_reported)
        end as double
    ) as numerator,
    cast(null as double) as denominator,
    numerator as value,
    count(held.session) filter (where is_reported) as row_count,
    count(distinct area.subdistrict_code) filter (where is_reported)
        as reported_count,
    count(distinct area.subdistrict_code) as expected_count
from area
cross join kinds
left join held
    on
        area.period = held.period
        and area.subdistrict_code is not distinct from held.subdistrict_code
        and kinds.breakdown in ('', held.kind)
group by area.period, area.area_level, area.area_code, kinds.breakdown
order by area.period, area.area_level, area.area_code, kinds.breakdown
