-- How much of a window an area has reported of one data set.
-- Grain: one row per period and area.
-- Parameters
--   $dataset        VARCHAR  data set
--   $window_months  INTEGER  months looked back on, the period's own included
-- Columns
--   period           DATE     first day of the month
--   area_level       VARCHAR  city, district or subdistrict
--   area_code        VARCHAR  code of the area
--   reported_months  BIGINT   months of the window that a unit of the area reported
select
    area_units.period,
    area_units.area_level,
    area_units.area_code,
    count(distinct reports.period) as reported_months
from area_units
left join reports
    on
        reports.dataset = $dataset
        and area_units.subdistrict_code = reports.subdistrict_code
        and reports.period
        between area_units.period - to_months($window_months - 1) and area_units.period
group by area_units.period, area_units.area_level, area_units.area_code
order by area_units.period, area_units.area_level, area_units.area_code
