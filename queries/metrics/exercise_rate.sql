-- Share of the grants in force that were used at least once in the window.
-- Grain: unit rows (see roll_up.sql), by domain and department.
select
    spans.time_window,
    spans.period,
    spans.subdistrict_code,
    case
        when grouping(held.domain_code) = 0 then 'domain'
        when grouping(held.department) = 0 then 'department'
        else ''
    end as dimension,
    coalesce(held.domain_code, held.department) as part,
    count(*) filter (where held.last_used_in >= spans.window_start) as numerator,
    count(*) as denominator,
    count(*) as row_count
from unit_windows as spans
inner join grants_in_force as held
    on
        spans.period = held.period
        and spans.subdistrict_code = held.subdistrict_code
group by
    spans.time_window,
    spans.period,
    spans.subdistrict_code,
    grouping sets ((), (held.domain_code), (held.department))
order by spans.time_window, spans.period, spans.subdistrict_code, dimension, part
