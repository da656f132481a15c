-- Findings past their deadline and not rectified at the end of the month.
-- Grain: unit rows (see roll_up.sql), by age, category, source and severity.
select
    'month' as time_window,
    states.period,
    states.subdistrict_code,
    states.overdue_band as age,
    states.category,
    findings.source,
    states.severity,
    count(*) as numerator,
    null as denominator,
    count(*) as row_count
from finding_states as states
inner join findings on states.finding_code = findings.finding_code
where states.state = 'overdue'
group by
    states.period,
    states.subdistrict_code,
    states.overdue_band,
    states.category,
    findings.source,
    states.severity
order by states.period, states.subdistrict_code, age, category, source, severity
