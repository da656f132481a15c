-- How much of a window an area has reported of one data set.
-- Grain: one row per period and area.
-- Parameters
--   $dataset          VARCHAR  data set
--   $window_months    INTEGER  months looked back on, the period's own included
--   $is_year_to_date  BOOLEAN  whether they reach back to January only
-- Columns
--   period           DATE     first day of the month
--   area_level       VARCHAR  city, district or subdistrict
--   area_code        VARCHAR  code of the area
--   reported_months  BIGINT   months of the window that a unit of the area reported
--   spanned_months   BIGINT   months of the window
with spans as (
    select
        period,
        case
            when $is_year_to_date then least($window_months, month(period))
            else cast($window_months as bigint)
        end as spanned_months
    from periods
)

select
    area_units.period,
    area_units.area_level,
    area_units.area_code,
    count(distinct reports.period) as reported_months,
    spans.spanned_months
from area_units
inner join spans on area_units.period = spans.period
left join reports
    on
        reports.dataset = $dataset
        and area_units.subdistrict_code = reports.subdistrict_code
        and reports.period
        between area_units.period - to_months(cast(spans.spanned_months as integer) - 1)
        and area_units.period
group by
    area_units.period,
    area_units.area_level,
    area_units.area_code,
    spans.spanned_months
order by area_units.period, area_units.area_level, area_units.area_code
