-- The reports that a unit still owes: months published without it, in a year.
-- Grain: one row per data set reported by units and month of the last twelve.
-- Parameters
--   $subdistrict_code  VARCHAR  nine-digit code
--   $period            DATE     first day of the month, the last that is looked at
-- Columns
--   dataset  VARCHAR  data set
--   period   DATE     first day of the month without the unit's report
select
    published.dataset,
    units.period
from units
inner join published on units.period = published.period
inner join datasets
    on published.dataset = datasets.id and datasets.reported_by = 'unit'
left join reports
    on
        published.dataset = reports.dataset
        and units.period = reports.period
        and units.subdistrict_code = reports.subdistrict_code
where
    units.subdistrict_code = $subdistrict_code
    and units.period between $period - to_months(11) and $period
    and reports.dataset is null
order by published.dataset, units.period
