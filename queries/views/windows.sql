-- What each window spans, up to the end of each month.
-- Grain: one row per window and month.
-- Columns
--   time_window   VARCHAR  month, rolling or year (January to the month)
--   period        DATE     first day of the month
--   month_end     DATE     last day of the month
--   window_start  DATE     first day of the window
--   spanned_months   BIGINT   months of the window
with spans as (
    select
        time_windows.id as time_window,
        periods.period,
        periods.month_end,
        cast(coalesce(time_windows.months, month(periods.period)) as bigint)
            as spanned_months
    from periods
    cross join time_windows
)

select
    time_window,
    period,
    month_end,
    cast(
        period - (spanned_months - 1) * interval '1' month as date
    ) as window_start,
    spanned_months
from spans
order by time_window, period
