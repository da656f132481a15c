-- How many of the exercises of twelve months each power accounts for.
-- Exercises as in exercise_count, month by month: all rows are the sum of its months.
-- Grain: one row per power used in the area, the most used first.
-- Parameters
--   $period       DATE     first day of the month
--   $area_code    VARCHAR  city, district or sub-district
--   $domain_code  VARCHAR  code of the domain, '' for all
-- Columns
--   power_code        VARCHAR  code of the power
--   power_name        VARCHAR  its name in the catalogue, NULL where it is not in it
--   domain_code       VARCHAR  code of its domain, NULL where it is not there
--   exercise_count    BIGINT   exercises in twelve months
--   unit_count        BIGINT   units that exercised it
--   exercise_share    DOUBLE   share 0..1 of all exercises
--   cumulative_share  DOUBLE   share 0..1 of this power and all before it
with catalogue as (
    select
        power_code,
        max_by(power_name, valid_from) as power_name,
        max_by(domain_code, valid_from) as domain_code
    from powers
    where valid_from < $period + to_months(1)
    group by power_code
),

exercised as (
    select
        penalties.power_code,
        catalogue.power_name,
        catalogue.domain_code,
        cast(sum(penalties.exercise_count) as bigint) as exercise_count,
        count(distinct penalties.subdistrict_code) as unit_count
    from penalties
    inner join area_units
        on
            penalties.period = area_units.period
            and penalties.subdistrict_code = area_units.subdistrict_code
            and area_units.area_code = $area_code
    left join catalogue on penalties.power_code = catalogue.power_code
    where
        penalties.period between $period - to_months(11) and $period
        and penalties.exercise_count > 0
        and ($domain_code = '' or catalogue.domain_code = $domain_code)
    group by penalties.power_code, catalogue.power_name, catalogue.domain_code
)

select
    *,
    exercise_count / sum(exercise_count) over () as exercise_share,
    sum(exercise_count) over (order by exercise_count desc, power_code asc)
    / sum(exercise_count) over () as cumulative_share
from exercised
order by exercise_count desc, power_code asc
