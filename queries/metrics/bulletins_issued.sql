-- Special bulletins issued in the window.
-- An event without a sub-district is the city's own and counts there alone.
-- Grain: unit rows (see roll_up.sql).
select
    windows.time_window,
    windows.period,
    events.subdistrict_code,
    sum(events.event_count) as numerator,
    null as denominator,
    count(*) as row_count
from windows
inner join events
    on
        events.kind = '专项通报'
        and events.occurred_on between windows.window_start and windows.month_end
group by windows.time_window, windows.period, events.subdistrict_code
order by windows.time_window, windows.period, events.subdistrict_code
