-- The sub-districts that are monitored in each month, from the dated roster.
-- Grain: one row per month and monitored sub-district.
-- Columns
--   period            DATE     first day of the month
--   month_end         DATE     last day of the month
--   subdistrict_code  VARCHAR  nine-digit code
--   district_code     VARCHAR  code of the managing district
select
    periods.period,
    periods.month_end,
    subdistricts.code as subdistrict_code,
    subdistricts.district_code
from periods
inner join roster
    on
        roster.monitored_from <= periods.month_end
        and (roster.monitored_to is null or roster.monitored_to >= periods.period)
inner join subdistricts on roster.code = subdistricts.code
order by periods.period, subdistricts.code
