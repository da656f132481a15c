-- Findings of the window, from every source.
-- Grain: unit rows (see roll_up.sql), by category, source and severity.
select
    spans.time_window,
    spans.period,
    spans.subdistrict_code,
    details.category,
    findings.source,
    details.severity,
    count(*) as numerator,
    null as denominator,
    count(*) as row_count
from unit_windows as spans
inner join findings
    on
        spans.subdistrict_code = findings.subdistrict_code
        and findings.found_on between spans.window_start and spans.month_end
inner join finding_details as details
    on
        findings.finding_code = details.finding_code
        and spans.period >= details.since
        and spans.period < details.until
group by
    spans.time_window,
    spans.period,
    spans.subdistrict_code,
    details.category,
    findings.source,
    details.severity
order by
    spans.time_window, spans.period, spans.subdistrict_code, category, source, severity
