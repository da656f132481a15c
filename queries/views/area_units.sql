-- The monitored sub-districts of every area: what a metric's rows roll up along.
-- Grain: one row per month, area (city, district, sub-district) and unit in it.
-- Columns
--   period            DATE     first day of the month
--   month_end         DATE     last day of the month
--   area_level        VARCHAR  city, district or subdistrict
--   area_code         VARCHAR  code of the area
--   subdistrict_code  VARCHAR  code of a monitored unit in the area
select
    period,
    month_end,
    unnest(['city', 'district', 'subdistrict']) as area_level,
    unnest(['320300', district_code, subdistrict_code]) as area_code,
    subdistrict_code
from units
order by period, area_level, area_code, subdistrict_code
