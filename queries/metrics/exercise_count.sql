-- Exercises of penalty powers reported for the window.
-- Grain: unit rows (see roll_up.sql), by domain, department and procedure.
select
    spans.time_window,
    spans.period,
    spans.subdistrict_code,
    exercises.domain_code as domain,
    exercises.department,
    exercises.procedure,
    sum(exercises.exercise_count) as numerator,
    null as denominator,
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
    exercises.department,
    exercises.procedure
order by
    spans.time_window,
    spans.period,
    spans.subdistrict_code,
    domain,
    department,
    procedure
