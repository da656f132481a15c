-- Share of all findings so far that have a rectification measure.
-- Grain: unit rows (see roll_up.sql), by category, source and severity.
select
    'month' as time_window,
    states.period,
    states.subdistrict_code,
    states.category,
    findings.source,
    states.severity,
    count(*) filter (where states.is_measured) as numerator,
    count(*) as denominator,
    count(*) as row_count
from finding_states as states
inner join findings on states.finding_code = findings.finding_code
group by
    states.period,
    states.subdistrict_code,
    states.category,
    findings.source,
    states.severity
order by states.period, states.subdistrict_code, category, source, severity
