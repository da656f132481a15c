-- Findings without a deadline and not rectified at the end of the month.
-- Nothing of them is ever overdue or due: they are told as a fact of their own.
-- Grain: unit rows (see roll_up.sql), by category, source and severity.
select
    'month' as time_window,
    states.period,
    states.subdistrict_code,
    states.category,
    findings.source,
    states.severity,
    count(*) as numerator,
    null as denominator,
    count(*) as row_count
from finding_states as states
inner join findings on states.finding_code = findings.finding_code
where states.state in ('unrectified', 'rectifying') and findings.due_on is null
group by
    states.period,
    states.subdistrict_code,
    states.category,
    findings.source,
    states.severity
order by states.period, states.subdistrict_code, category, source, severity
