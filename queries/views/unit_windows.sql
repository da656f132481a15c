-- The windows of every monitored sub-district: what flows are summed over.
-- Grain: one row per window, month and monitored sub-district.
-- Columns
--   time_window       VARCHAR  month, rolling or year
--   period            DATE     first day of the month
--   month_end         DATE     last day of the month
--   window_start      DATE     first day of the window
--   subdistrict_code  VARCHAR  code of the sub-district
select
    windows.time_window,
    windows.period,
    windows.month_end,
    windows.window_start,
    units.subdistrict_code
from windows
inner join units on windows.period = units.period
order by windows.time_window, windows.period, units.subdistrict_code
