-- How much of each window is published of the data sets that come month by month.
-- Grain: one row per monthly data set, window and month.
-- Columns
--   dataset           VARCHAR  data set
--   time_window       VARCHAR  month, rolling or year
--   period            DATE     first day of the month
--   published_months  BIGINT   months of the window that are published
--   is_full           BOOLEAN  whether all months of the window are
select
    datasets.id as dataset,
    windows.time_window,
    windows.period,
    count(published.period) as published_months,
    count(published.period) = max(windows.spanned_months) as is_full
from datasets
cross join windows
left join published
    on
        datasets.id = published.dataset
        and published.period between windows.window_start and windows.period
where datasets.kind = 'monthly'
group by datasets.id, windows.time_window, windows.period
order by dataset, windows.time_window, windows.period
