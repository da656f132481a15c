-- Share of the grants held throughout the window that nobody used in it.
-- Held for it: granted on or before the window's first day and never recalled since.
-- Grain: unit rows (see roll_up.sql), by domain and department.
select
    spans.time_window,
    spans.period,
    spans.subdistrict_code,
    held.domain_code as domain,
    held.department,
    count(*)
    - count(*) filter (where held.last_used_in >= spans.window_start) as numerator,
    count(*) as denominator,
    count(*) as row_count
from unit_windows as spans
inner join grants_in_force as held
    on
        spans.period = held.period
        and spans.subdistrict_code = held.subdistrict_code
        and spans.window_start >= held.granted_on
group by
    spans.time_window,
    spans.period,
    spans.subdistrict_code,
    held.domain_code,
    held.department
order by spans.time_window, spans.period, spans.subdistrict_code, domain, department
