-- Share of the decisions that spared a penalty.
-- Grain: unit rows (see roll_up.sql), by domain and department.
select
    spans.time_window,
    spans.period,
    spans.subdistrict_code,
    exercises.domain_code as domain,
    exercises.department,
    sum(exercises.no_penalty_count) as numerator,
    sum(exercises.decision_count) as denominator,
    count(exercises.power_code) as row_count
from unit_windows as spans
inner join exercises
    on
        spans.subdistrict_code = exercises.subdistrict_code
        and exercises.period between spans.window_start and spans.period
group by
    spans.time_window,
    spans.period,
    spans.subdistrict_code,
    exercises.domain_code,
    exercises.department
order by spans.time_window, spans.period, spans.subdistrict_code, domain, department
