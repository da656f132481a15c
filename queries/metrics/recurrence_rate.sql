-- Share of closures, 180 days on, that saw the same kind of finding again.
-- Both ends of the window lie 180 days back. Derived from unit, category and dates;
-- recurrence_of is for display only. A finding is of the category that the edition in
-- force gives it: a closure and what follows it are held against each other.
-- Grain: unit rows (see roll_up.sql), by category.
with closures as (
    select
        findings.finding_code,
        findings.subdistrict_code,
        findings.category,
        findings.verified_on,
        count(again.finding_code) as again_count
    from findings
    left join findings as again
        on
            findings.subdistrict_code = again.subdistrict_code
            and findings.category = again.category
            and again.found_on > findings.verified_on
            and again.found_on <= findings.verified_on + 180
    where findings.verified_on is not null
    group by
        findings.finding_code,
        findings.subdistrict_code,
        findings.category,
        findings.verified_on
)

select
    spans.time_window,
    spans.period,
    spans.subdistrict_code,
    closures.category,
    count(*) filter (where closures.again_count > 0) as numerator,
    count(*) as denominator,
    count(*) as row_count
from unit_windows as spans
inner join closures
    on
        spans.subdistrict_code = closures.subdistrict_code
        and closures.verified_on
        between spans.window_start - 180 and spans.month_end - 180
group by
    spans.time_window,
    spans.period,
    spans.subdistrict_code,
    closures.category
order by spans.time_window, spans.period, spans.subdistrict_code, category
