-- Share of the findings of the window that were rectified by month end.
-- Grain: unit rows (see roll_up.sql), by category, source and severity.
select
    spans.time_window,
    spans.period,
    spans.subdistrict_code,
    findings.category,
    findings.source,
    findings.severity,
    count(*) filter (where findings.rectified_on <= spans.month_end) as numerator,
    count(*) as denominator,
    count(*) as row_count
from unit_windows as spans
inner join findings
    on
        spans.subdistrict_code = findings.subdistrict_code
        and findings.found_on between spans.window_start and spans.month_end
group by
    spans.time_window,
    spans.period,
    spans.subdistrict_code,
    findings.category,
    findings.source,
    findings.severity
order by
    spans.time_window, spans.period, spans.subdistrict_code, category, source, severity
