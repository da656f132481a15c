-- The months that the snapshot speaks of, without gaps.
-- Grain: one row per month, from the first to the last published period.
-- Columns
--   period     DATE  first day of the month
--   month_end  DATE  its last day, the cut-off of every state
select
    cast(month.generate_series as date) as period,
    last_day(cast(month.generate_series as date)) as month_end
from
    generate_series(
        (select min(published.period) from published),
        (select max(published.period) from published),
        interval 1 month
    ) as month
order by period
