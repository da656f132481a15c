-- One inspection round has visits in more than one month.
-- Severity: warning
-- Label: 一轮跨月
-- Label (en): Round in two months
-- Message: 同一轮次出现在多个月份：{detail}
-- Message (en): One round in several months: {detail}
-- Remedy: 请核对轮次与督查日期；确属跨月的可以发布。
-- Remedy (en): Check round and dates; publish if the round did span months.
-- Grain: one row per round and month of such rounds.
-- Columns
--   period         DATE     month of the row
--   source_sha256  VARCHAR  hash of the upload
--   source_sheet   VARCHAR  sheet of the upload
--   source_row     INTEGER  row of the sheet, NULL where no single row is at fault
--   column_name    VARCHAR  contract column to point at
--   detail         VARCHAR  round: its months
with spread as (
    select
        round,
        array_to_string(
            list_sort(list(distinct strftime(period, '%Y-%m'))), ', '
        ) as months
    from visits
    group by round
    having count(distinct period) > 1
)

select
    visits.period,
    visits.source_sha256,
    visits.source_sheet,
    min(visits.source_row) as source_row,
    'round' as column_name,
    visits.round || ': ' || spread.months as detail
from visits
inner join spread on visits.round = spread.round
group by
    visits.period,
    visits.source_sha256,
    visits.source_sheet,
    visits.round,
    spread.months
order by visits.period, visits.source_sha256, source_row
