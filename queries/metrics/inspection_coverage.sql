-- Share of the monitored sub-districts that were visited in the window.
-- Grain: unit rows (see roll_up.sql).
select
    spans.time_window,
    spans.period,
    spans.subdistrict_code,
    least(count(visits.period), 1) as numerator,
    1 as denominator,
    count(visits.period) as row_count
from unit_windows as spans
left join visits
    on
        spans.subdistrict_code = visits.subdistrict_code
        and visits.period between spans.window_start and spans.period
group by spans.time_window, spans.period, spans.subdistrict_code
order by spans.time_window, spans.period, spans.subdistrict_code
