-- Hours of training that an officer has had in the year so far.
-- Hours count for all who attended; sessions without a sub-district are the city's.
-- Grain: one row per period, area and breakdown.
-- Parameters
--   $window_months  INTEGER  months looked back on, the period's own included
-- Columns
--   period          DATE     first day of the month
--   area_level      VARCHAR  city, district or subdistrict
--   area_code       VARCHAR  code of the area
--   breakdown       VARCHAR  '' (the whole)
--   numerator       DOUBLE   hours of the sessions times those who attended
--   denominator     DOUBLE   officers at month end
--   value           DOUBLE   hours per officer
--   row_count       BIGINT   source rows behind the numbers
--   reported_count  BIGINT   units that have reported
--   expected_count  BIGINT   units monitored that month
with given as (
    select
        periods.period,
        trainings.subdistrict_code,
        sum(cast(trainings.hours * trainings.attended_count as decimal(18, 6)))
            as hours,
        count(*) as row_count
    from periods
    inner join trainings
        on
            trainings.held_on between greatest(
                periods.period - to_months($window_months - 1),
                date_trunc('year', periods.period)
            )
            and periods.month_end
    group by periods.period, trainings.subdistrict_code
),

-- The trainings must have been published, and the unit's staff reported.
units_reported as (
    select
        period,
        area_level,
        area_code,
        subdistrict_code,
        bool_and(is_reported) as is_reported
    from area_reports
    where dataset in ('trainings', 'staff')
    group by period, area_level, area_code, subdistrict_code
),

-- The city has one more line, without a unit, for what is recorded for it as a whole.
area as (
    select * from units_reported
    union all
    select
        period,
        area_level,
        area_code,
        null as subdistrict_code,
        bool_or(is_reported) as is_reported
    from units_reported
    where area_level = 'city'
    group by period, area_level, area_code
)

select
    area.period,
    area.area_level,
    area.area_code,
    '' as breakdown,
    cast(sum(coalesce(given.hours, 0)) filter (where is_reported) as double)
        as numerator,
    cast(sum(staff.officer_count) filter (where is_reported) as double)
        as denominator,
    numerator / nullif(denominator, 0) as value,
    cast(coalesce(sum(given.row_count) filter (where is_reported), 0) as bigint)
        as row_count,
    count(area.subdistrict_code) filter (where is_reported) as reported_count,
    count(area.subdistrict_code) as expected_count
from area
left join given
    on
        area.period = given.period
        and area.subdistrict_code is not distinct from given.subdistrict_code
left join staff
    on
        area.period = staff.period
        and area.subdistrict_code = staff.subdistrict_code
group by area.period, area.area_level, area.area_code
order by area.period, area.area_level, area.area_code
