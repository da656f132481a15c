-- The sub-districts that are monitored in each month, from the dated roster.
-- A unit that joins or leaves within a month belongs to that month.
-- Grain: one row per month and monitored sub-district.
-- Columns
--   period            DATE     first day of the month
--   month_end         DATE     last day of the month
--   subdistrict_code  VARCHAR  nine-digit code
--   district_code     VARCHAR  code of the managing district
select distinct
    periods.period,
    periods.month_end,
    subdistricts.code as subdistrict_code,
    subdistricts.district_code
from periods
inner join roster
    on
        periods.month_end >= roster.monitored_from
        and (roster.monitored_to is null or periods.period <= roster.monitored_to)
inner join subdistricts on roster.code = subdistricts.code
order by periods.period, subdistricts.code
