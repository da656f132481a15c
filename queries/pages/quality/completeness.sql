-- Who has reported a data set in which month: every monitored unit, month by month.
-- States: reported; missing (the month is published, without this unit); unpublished.
-- Grain: one row per month and unit monitored in it.
-- Parameters
--   $dataset    VARCHAR  data set
--   $area_code  VARCHAR  city or district whose units are listed
--   $since      DATE     first month
--   $until      DATE     last month
-- Columns
--   period            DATE     first day of the month
--   district_code     VARCHAR  code of the managing district
--   subdistrict_code  VARCHAR  nine-digit code
--   state             VARCHAR  reported, missing or unpublished
select
    units.period,
    units.district_code,
    units.subdistrict_code,
    case
        when reports.dataset is not null then 'reported'
        when published.dataset is not null then 'missing'
        else 'unpublished'
    end as state
from units
inner join area_units
    on
        units.period = area_units.period
        and units.subdistrict_code = area_units.subdistrict_code
        and area_units.area_code = $area_code
left join reports
    on
        reports.dataset = $dataset
        and units.period = reports.period
        and units.subdistrict_code = reports.subdistrict_code
left join published
    on
        published.dataset = $dataset
        and units.period = published.period
where units.period between $since and $until
order by units.period, units.district_code, units.subdistrict_code
