-- Findings past their deadline and not rectified at the end of the month.
-- Grain: unit rows (see roll_up.sql), by age, category, source and severity.
select
    'month' as time_window,
    states.period,
    states.subdistrict_code,
    case
        when grouping(states.overdue_band) = 0 then 'age'
        when grouping(findings.category) = 0 then 'category'
        when grouping(findings.source) = 0 then 'source'
        when grouping(findings.severity) = 0 then 'severity'
        else ''
    end as dimension,
    coalesce(
        states.overdue_band, findings.category, findings.source, findings.severity
    ) as part,
    count(*) as numerator,
    null as denominator,
    count(*) as row_count
from finding_states as states
inner join findings on states.finding_code = findings.finding_code
where states.state = 'overdue'
group by
    states.period,
    states.subdistrict_code,
    grouping sets (
        (),
        (states.overdue_band),
        (findings.category),
        (findings.source),
        (findings.severity)
    )
order by states.period, states.subdistrict_code, dimension, part
