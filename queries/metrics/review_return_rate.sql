-- Share of the reviews that were sent back: context, never ranked.
-- Grain: unit rows (see roll_up.sql), by stage.
select
    spans.time_window,
    spans.period,
    spans.subdistrict_code,
    cast(reviews.stage as varchar) as stage,
    sum(reviews.returned_count) as numerator,
    sum(reviews.case_count) as denominator,
    count(*) as row_count
from unit_windows as spans
inner join reviews
    on
        spans.subdistrict_code = reviews.subdistrict_code
        and reviews.period between spans.window_start and spans.period
group by
    spans.time_window,
    spans.period,
    spans.subdistrict_code,
    reviews.stage
order by spans.time_window, spans.period, spans.subdistrict_code, stage
