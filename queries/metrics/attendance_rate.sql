-- Share of those expected at trainings who attended.
-- A session without a sub-district is the city's own and counts there alone.
-- Grain: unit rows (see roll_up.sql), by kind.
select
    windows.time_window,
    windows.period,
    trainings.subdistrict_code,
    trainings.kind,
    sum(trainings.attended_count) as numerator,
    sum(trainings.expected_count) as denominator,
    count(*) as row_count
from windows
inner join trainings
    on trainings.period between windows.window_start and windows.period
group by
    windows.time_window,
    windows.period,
    trainings.subdistrict_code,
    trainings.kind
order by windows.time_window, windows.period, trainings.subdistrict_code, kind
