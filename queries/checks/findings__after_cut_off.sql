-- A finding has a date after the month that the ledger is published for.
-- Such a date counts only from the ledger of its own month on.
-- Severity: warning
-- Label: 日期晚于截止日
-- Label (en): Date after the cut-off
-- Message: 日期晚于台账截止日：{detail}
-- Message (en): Later than the ledger's last day: {detail}
-- Remedy: 请核对年份与月份，或核对台账所属月份。
-- Remedy (en): Check year and month, or the month of the ledger.
-- Grain: one row per finding and such date.
-- Columns
--   period         DATE     NULL: a whole set
--   source_sha256  VARCHAR  hash of the upload
--   source_sheet   VARCHAR  sheet of the upload
--   source_row     INTEGER  row of the sheet, NULL where no single row is at fault
--   column_name    VARCHAR  contract column to point at
--   detail         VARCHAR  date > last day of the ledger's month
with dates as (
    select
        source_sha256,
        source_sheet,
        source_row,
        unnest(['found_on', 'rectified_on', 'verified_on']) as column_name,
        unnest([found_on, rectified_on, verified_on]) as entered_on
    from findings
),

latest as (
    select max(period) as period
    from published
    where dataset = 'findings'
)

select
    cast(null as date) as period,
    dates.source_sha256,
    dates.source_sheet,
    dates.source_row,
    dates.column_name,
    dates.entered_on || ' > ' || last_day(latest.period) as detail
from dates
inner join latest on dates.entered_on > last_day(latest.period)
order by dates.source_sha256, dates.source_row, dates.column_name
