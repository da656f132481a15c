-- Of what kind a unit's findings are, beside those of the whole city.
-- The parts of both mixes: findings of a category out of all. The city's hold the
-- unit's own.
-- Grain: one row per category found in the city by the end of the month.
-- Parameters
--   $subdistrict_code  VARCHAR  nine-digit code
--   $period            DATE     first day of the month
-- Columns
--   category    VARCHAR  category
--   area_count  BIGINT   the unit's findings of the category so far
--   open_count  BIGINT   of those, not verified as closed
--   area_total  BIGINT   the unit's findings so far
--   city_count  BIGINT   the city's findings of the category so far
--   city_total  BIGINT   the city's findings so far
--   area_share  DOUBLE   area_count out of area_total, NULL where that is 0
--   city_share  DOUBLE   city_count out of city_total
with counted as (
    select
        findings.category,
        count(*) filter (where states.subdistrict_code = $subdistrict_code)
            as area_count,
        count(*) filter (
            where states.subdistrict_code = $subdistrict_code and state != 'closed'
        ) as open_count,
        count(*) as city_count
    from finding_states as states
    inner join findings on states.finding_code = findings.finding_code
    where states.period = $period
    group by findings.category
)

select
    category,
    area_count,
    open_count,
    cast(sum(area_count) over () as bigint) as area_total,
    city_count,
    cast(sum(city_count) over () as bigint) as city_total,
    area_count / nullif(area_total, 0) as area_share,
    city_count / city_total as city_share
from counted
order by area_count desc, city_count desc, category asc
