-- Share of all findings so far that have a rectification measure.
-- Grain: unit rows (see roll_up.sql), by category, source and severity.
select
    'month' as time_window,
    units.period,
    units.subdistrict_code,
    findings.category,
    findings.source,
    findings.severity,
    count(findings.measure) as numerator,
    count(*) as denominator,
    count(*) as row_count
from units
inner join findings
    on
        units.subdistrict_code = findings.subdistrict_code
        and units.month_end >= findings.found_on
group by
    units.period,
    units.subdistrict_code,
    findings.category,
    findings.source,
    findings.severity
order by units.period, units.subdistrict_code, category, source, severity
