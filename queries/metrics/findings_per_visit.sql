-- Findings of inspections for each visit made in the window.
-- Grain: unit rows (see roll_up.sql), by category and severity.
with facts as (
    select
        subdistrict_code,
        found_on as happened_on,
        finding_code,
        1 as finding_count,
        0 as visit_count
    from findings
    where source = '督查'
    union all
    select
        subdistrict_code,
        visited_on as happened_on,
        null as finding_code,
        0 as finding_count,
        1 as visit_count
    from visits
)

select
    spans.time_window,
    spans.period,
    spans.subdistrict_code,
    details.category,
    details.severity,
    sum(facts.finding_count) as numerator,
    sum(facts.visit_count) as denominator,
    count(*) as row_count
from unit_windows as spans
inner join facts
    on
        spans.subdistrict_code = facts.subdistrict_code
        and facts.happened_on between spans.window_start and spans.month_end
left join finding_details as details
    on
        facts.finding_code = details.finding_code
        and spans.period >= details.since
        and spans.period < details.until
group by
    spans.time_window,
    spans.period,
    spans.subdistrict_code,
    details.category,
    details.severity
order by spans.time_window, spans.period, spans.subdistrict_code, category, severity
