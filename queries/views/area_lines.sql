-- What rolls up to which area: its units, and the city's own rows to the city.
-- Grain: one row per month, area and line of it.
-- Columns
--   period            DATE     first day of the month
--   area_level        VARCHAR  city, district or subdistrict
--   area_code         VARCHAR  code of the area
--   subdistrict_code  VARCHAR  code of a monitored unit; '' for the city's own rows
select
    period,
    area_level,
    area_code,
    subdistrict_code
from area_units
union all
select distinct
    period,
    area_level,
    area_code,
    '' as subdistrict_code
from area_units
where area_level = 'city'
