-- The units of every area beside whether they have reported a data set.
-- Grain: one row per data set, month, area and monitored unit in it.
-- Columns
--   dataset           VARCHAR  data set
--   period            DATE     first day of the month
--   month_end         DATE     last day of the month
--   area_level        VARCHAR  city, district or subdistrict
--   area_code         VARCHAR  code of the area
--   subdistrict_code  VARCHAR  code of a monitored unit in the area
--   is_reported       BOOLEAN  whether the unit has reported the set for the month
select
    datasets.id as dataset,
    area_units.period,
    area_units.month_end,
    area_units.area_level,
    area_units.area_code,
    area_units.subdistrict_code,
    reports.dataset is not null as is_reported
from datasets
cross join area_units
left join reports
    on
        datasets.id = reports.dataset
        and area_units.period = reports.period
        and area_units.subdistrict_code = reports.subdistrict_code
order by dataset, area_units.period, area_units.area_level, area_units.area_code
