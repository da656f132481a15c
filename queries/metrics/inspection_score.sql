-- Mean score of the visits made in the window.
-- Grain: unit rows (see roll_up.sql).
select
    spans.time_window,
    spans.period,
    spans.subdistrict_code,
    sum(cast(visits.score as decimal(18, 6))) as numerator,
    count(*) as denominator,
    count(*) as row_count
from unit_windows as spans
inner join visits
    on
        spans.subdistrict_code = visits.subdistrict_code
        and visits.period between spans.window_start and spans.period
group by spans.time_window, spans.period, spans.subdistrict_code
order by spans.time_window, spans.period, spans.subdistrict_code
