-- Share of the unit x domain pairs held that were used in the window.
-- A domain is used by any of its powers, be it recalled since.
-- Grain: unit rows (see roll_up.sql), by domain.
with held as (
    select
        period,
        subdistrict_code,
        domain_code,
        count(*) as grant_count
    from grants_in_force
    group by period, subdistrict_code, domain_code
),

used as (
    select distinct
        spans.time_window,
        spans.period,
        spans.subdistrict_code,
        exercises.domain_code
    from unit_windows as spans
    inner join exercises
        on
            spans.subdistrict_code = exercises.subdistrict_code
            and exercises.decision_count >= 1
            and exercises.period between spans.window_start and spans.period
)

select
    spans.time_window,
    spans.period,
    spans.subdistrict_code,
    held.domain_code as domain,
    count(used.domain_code) as numerator,
    count(*) as denominator,
    sum(held.grant_count) as row_count
from unit_windows as spans
inner join held
    on
        spans.period = held.period
        and spans.subdistrict_code = held.subdistrict_code
left join used
    on
        spans.time_window = used.time_window
        and spans.period = used.period
        and spans.subdistrict_code = used.subdistrict_code
        and held.domain_code = used.domain_code
group by
    spans.time_window,
    spans.period,
    spans.subdistrict_code,
    held.domain_code
order by spans.time_window, spans.period, spans.subdistrict_code, domain
