-- Exercises of every unit of an area in every month, for its own history.
-- Sums as in exercise_count, fine_total and no_penalty_share with a window of a month.
-- Grain: one row per unit and month monitored, in the roster's order.
-- Parameters
--   $since      DATE     first month
--   $until      DATE     last month
--   $area_code  VARCHAR  city, district or sub-district
-- Columns
--   subdistrict_code  VARCHAR  nine-digit code
--   district_code     VARCHAR  code of the managing district
--   period            DATE     first day of the month
--   exercise_count    BIGINT   exercises, NULL where not reported
--   ordinary_count    BIGINT   of those, by the ordinary procedure
--   no_penalty_count  BIGINT   decisions not to penalise, not among the exercises
--   fine_yuan         DOUBLE   fines in yuan
with sums as (
    select
        period,
        subdistrict_code,
        sum(exercise_count) as exercise_count,
        coalesce(sum(exercise_count) filter (where procedure = '普通'), 0)
            as ordinary_count,
        sum(no_penalty_count) as no_penalty_count,
        sum(fine_yuan) as fine_yuan
    from penalties
    where period between $since and $until
    group by period, subdistrict_code
)

select
    area.subdistrict_code,
    units.district_code,
    area.period,
    cast(sums.exercise_count as bigint) as exercise_count,
    cast(sums.ordinary_count as bigint) as ordinary_count,
    cast(sums.no_penalty_count as bigint) as no_penalty_count,
    cast(sums.fine_yuan as double) as fine_yuan
from area_units as area
inner join subdistricts as units on area.subdistrict_code = units.code
left join sums
    on
        area.period = sums.period
        and area.subdistrict_code = sums.subdistrict_code
where area.area_code = $area_code and area.period between $since and $until
order by area.subdistrict_code, area.period
