-- Exercises, no-penalty decisions and fines of an area, month by month.
-- Sums as in exercise_count, fine_total and no_penalty_share with a window of a month.
-- Grain: one row per month from $since to $until, in the order of time.
-- Parameters
--   $since      DATE     first month
--   $until      DATE     last month
--   $area_code  VARCHAR  city, district or sub-district
-- Columns
--   period            DATE    first day of the month
--   simple_count      BIGINT  exercises by the simple procedure, NULL: no unit reported
--   ordinary_count    BIGINT  exercises by the ordinary procedure
--   exercise_count    BIGINT  exercises, those without a procedure included
--   no_penalty_count  BIGINT  decisions not to penalise, not among the exercises
--   fine_yuan         DOUBLE  fines in yuan
--   reported_count    BIGINT  units that have reported the month
--   expected_count    BIGINT  units monitored in the month
with sums as (
    select
        period,
        subdistrict_code,
        sum(exercise_count) as exercise_count,
        coalesce(sum(exercise_count) filter (where procedure = '简易'), 0)
            as simple_count,
        coalesce(sum(exercise_count) filter (where procedure = '普通'), 0)
            as ordinary_count,
        sum(no_penalty_count) as no_penalty_count,
        sum(fine_yuan) as fine_yuan
    from penalties
    where period between $since and $until
    group by period, subdistrict_code
)

select
    area.period,
    cast(sum(sums.simple_count) as bigint) as simple_count,
    cast(sum(sums.ordinary_count) as bigint) as ordinary_count,
    cast(sum(sums.exercise_count) as bigint) as exercise_count,
    cast(sum(sums.no_penalty_count) as bigint) as no_penalty_count,
    cast(sum(sums.fine_yuan) as double) as fine_yuan,
    count(sums.subdistrict_code) as reported_count,
    count(*) as expected_count
from area_units as area
left join sums
    on
        area.period = sums.period
        and area.subdistrict_code = sums.subdistrict_code
where area.area_code = $area_code and area.period between $since and $until
group by area.period
order by area.period
