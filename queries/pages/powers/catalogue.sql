-- Powers and grants in force in an area by month, and what came and went in each.
-- A month is compared with the month before over the units monitored in both; of a
-- snapshot's first month nobody knows. In force as in powers_in_force.
-- Grain: one row per month up to the period, in the order of time.
-- Parameters
--   $period       DATE     last month
--   $area_code    VARCHAR  city, district or sub-district
--   $domain_code  VARCHAR  code of the domain, '' for all
-- Columns
--   period          DATE    first day of the month
--   power_count     BIGINT  distinct powers in force at month end
--   grant_count     BIGINT  grants (unit x power) in force at month end
--   granted_count   BIGINT  grants held now and not a month before, NULL: first month
--   recalled_count  BIGINT  grants recalled since the month before, NULL: first month
--   expired_count   BIGINT  grants whose power ceased, NULL: first month
with held as (
    select
        area.period,
        area.subdistrict_code,
        held.power_code,
        lag(area.period)
            over (
                partition by area.subdistrict_code, held.power_code
                order by area.period
            )
            as held_before,
        lead(area.period)
            over (
                partition by area.subdistrict_code, held.power_code
                order by area.period
            )
            as held_after
    from area_units as area
    inner join grants_in_force as held
        on
            area.period = held.period
            and area.subdistrict_code = held.subdistrict_code
    where
        area.area_code = $area_code
        and area.period <= $period
        and ($domain_code = '' or held.domain_code = $domain_code)
),

stock as (
    select
        period,
        count(distinct power_code) as power_count,
        count(*) as grant_count
    from held
    group by period
),

granted as (
    select
        held.period,
        count(*) as granted_count
    from held
    inner join units
        on
            held.subdistrict_code = units.subdistrict_code
            and units.period = held.period - to_months(1)
    where held.held_before is distinct from units.period
    group by held.period
),

ended as (
    select
        units.period,
        held.power_code,
        coalesce(
            bool_or(grants.recalled_on between units.period and units.month_end), false
        ) as is_recalled
    from held
    inner join units
        on
            held.subdistrict_code = units.subdistrict_code
            and units.period = held.period + to_months(1)
    left join grants
        on
            held.subdistrict_code = grants.subdistrict_code
            and held.power_code = grants.power_code
    where held.held_after is distinct from units.period
    group by units.period, held.subdistrict_code, held.power_code
),

lost as (
    select
        period,
        count(*) filter (where is_recalled) as recalled_count,
        count(*) filter (where not is_recalled) as expired_count
    from ended
    group by period
),

months as (
    select
        period,
        period > min(period) over () as has_before
    from periods
)

select
    months.period,
    coalesce(stock.power_count, 0) as power_count,
    coalesce(stock.grant_count, 0) as grant_count,
    case when has_before then coalesce(granted.granted_count, 0) end
        as granted_count,
    case when has_before then coalesce(lost.recalled_count, 0) end
        as recalled_count,
    case when has_before then coalesce(lost.expired_count, 0) end as expired_count
from months
left join stock on months.period = stock.period
left join granted on months.period = granted.period
left join lost on months.period = lost.period
where months.period <= $period
order by months.period
