-- Which units of an area hold a power, since when, and how they use it.
-- Grain: one row per unit that holds the power at month end, in the roster's order.
-- Parameters
--   $period      DATE     first day of the month
--   $area_code   VARCHAR  city, district or sub-district
--   $power_code  VARCHAR  code of the power
-- Columns
--   subdistrict_code  VARCHAR  nine-digit code
--   granted_on        DATE     since when it is held
--   is_accepted       BOOLEAN  acceptance signed by the end of the month
--   last_used_in      DATE     month of the last use, NULL when never used
--   exercise_count    BIGINT   exercises in the last twelve months
--   is_used           BOOLEAN  used in the last twelve months, be it to spare a penalty
--   is_known          BOOLEAN  whether the unit's twelve months of use are known
--   is_dormant        BOOLEAN  held for twelve months and unused in them
with exercised as (
    select
        subdistrict_code,
        sum(exercise_count) as exercise_count
    from penalties
    where
        power_code = $power_code
        and period between $period - to_months(11) and $period
    group by subdistrict_code
)

select
    held.subdistrict_code,
    held.granted_on,
    held.is_accepted,
    held.last_used_in,
    cast(coalesce(exercised.exercise_count, 0) as bigint) as exercise_count,
    area.is_reported and published_windows.is_full as is_known,
    coalesce(held.last_used_in >= $period - to_months(11), false) as is_used,
    is_known and not is_used and held.granted_on <= $period - to_months(11)
        as is_dormant
from grants_in_force as held
inner join area_reports as area
    on
        held.period = area.period
        and held.subdistrict_code = area.subdistrict_code
inner join published_windows
    on
        area.dataset = published_windows.dataset
        and area.period = published_windows.period
        and published_windows.time_window = 'rolling'
left join exercised on held.subdistrict_code = exercised.subdistrict_code
where
    held.period = $period
    and held.power_code = $power_code
    and area.dataset = 'penalties'
    and area.area_code = $area_code
order by held.subdistrict_code
