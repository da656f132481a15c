-- Which monitored sub-districts are still missing from each data set's months.
-- Grain: one row per data set and month.
-- Columns
--   dataset         VARCHAR    data set
--   period          DATE       first day of the month
--   expected_count  BIGINT     units monitored that month
--   missing_codes   VARCHAR[]  codes of those that have not reported
select
    dataset,
    period,
    count(*) as expected_count,
    coalesce(
        list(subdistrict_code order by subdistrict_code) filter (not is_reported), []
    ) as missing_codes
from area_reports
where area_level = 'city'
group by dataset, period
order by dataset, period
