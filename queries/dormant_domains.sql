-- Domains that nobody in the city or a district has used for twelve months.
-- Dormant as in dormant_share: held for twelve months, by units whose use is known.
-- Grain: one row per period, area and domain with grants held that long, none used.
-- Columns
--   period         DATE     first day of the month
--   area_code      VARCHAR  city or district
--   domain_code    VARCHAR  code of the domain
--   grant_count    BIGINT   grants (unit x power) held for twelve months and unused
--   unit_count     BIGINT   units that hold them
--   last_used_in   DATE     month of the last exercise by a holder, NULL: never
select
    area.period,
    area.area_code,
    held.domain_code,
    count(*) as grant_count,
    count(distinct held.subdistrict_code) as unit_count,
    max(held.last_used_in) as last_used_in
from area_reports as area
inner join grants_in_force as held
    on
        area.period = held.period
        and area.subdistrict_code = held.subdistrict_code
where
    area.dataset = 'penalties'
    and area.area_level <> 'subdistrict'
    and area.is_reported
    and area.published_months >= 12
    and held.granted_on <= area.period - to_months(11)
group by area.period, area.area_code, held.domain_code
having
    count(*) filter (where held.last_used_in >= area.period - to_months(11)) = 0
order by area.period, area.area_code, held.domain_code
