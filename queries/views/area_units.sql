-- The monitored sub-districts of every area: what a metric's rows roll up along.
-- Grain: one row per month, area (city, district, sub-district) and unit in it.
-- Columns
--   period            DATE     first day of the month
--   month_end         DATE     last day of the month
--   area_level        VARCHAR  city, district or subdistrict
--   area_code         VARCHAR  code of the area
--   subdistrict_code  VARCHAR  code of a monitored unit in the area
select
    units.period,
    units.month_end,
    area.area_level,
    area.area_code,
    units.subdistrict_code
from units
cross join lateral (
    values
    ('city', '320300'),
    ('district', units.district_code),
    ('subdistrict', units.subdistrict_code)
) as area (area_level, area_code)
order by units.period, area.area_level, area.area_code, units.subdistrict_code
