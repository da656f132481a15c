-- Exercises of twelve months by domain and procedure, in the order of the domains.
-- Over the units that reported the month, as no_penalty_share and ordinary_share: the
-- rows add up to them. A power's domain is that of its own time.
-- Grain: one row per domain with a decided case.
-- Parameters
--   $period     DATE     first day of the month
--   $area_code  VARCHAR  city, district or sub-district
-- Columns
--   domain_code       VARCHAR  code of the domain, '' where the power is unknown
--   simple_count      BIGINT   exercises by the simple procedure
--   ordinary_count    BIGINT   exercises by the ordinary procedure
--   exercise_count    BIGINT   exercises, those without a procedure included
--   no_penalty_count  BIGINT   decisions not to penalise, not among the exercises
--   fine_yuan         DOUBLE   fines in yuan
with window_rows as (
    select
        penalties.*,
        last_day(penalties.period) as month_end
    from penalties
    inner join area_reports as area
        on penalties.subdistrict_code = area.subdistrict_code
    where
        area.dataset = 'penalties'
        and area.area_code = $area_code
        and area.period = $period
        and area.is_reported
        and penalties.period between $period - to_months(11) and $period
)

select
    coalesce(powers.domain_code, '') as domain_code,
    cast(coalesce(sum(exercise_count) filter (where procedure = '简易'), 0) as bigint)
        as simple_count,
    cast(coalesce(sum(exercise_count) filter (where procedure = '普通'), 0) as bigint)
        as ordinary_count,
    cast(sum(exercise_count) as bigint) as exercise_count,
    cast(sum(no_penalty_count) as bigint) as no_penalty_count,
    cast(sum(fine_yuan) as double) as fine_yuan
from window_rows
asof left join powers
    on
        window_rows.power_code = powers.power_code
        and window_rows.month_end >= powers.valid_from
group by coalesce(powers.domain_code, '')
having sum(exercise_count) + sum(no_penalty_count) > 0
order by domain_code
