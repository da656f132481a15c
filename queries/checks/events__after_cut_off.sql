-- An event is dated after the month that the list is published for.
-- Severity: warning
-- Label: 日期晚于截止日
-- Label (en): Date after the cut-off
-- Message: 日期晚于大事记截止日：{detail}
-- Message (en): Later than the list's last day: {detail}
-- Remedy: 请核对日期，或核对大事记所属月份。
-- Remedy (en): Check the date, or the month of the list.
-- Grain: one row per such event.
-- Columns
--   period         DATE     NULL: a whole set
--   source_sha256  VARCHAR  hash of the upload
--   source_sheet   VARCHAR  sheet of the upload
--   source_row     INTEGER  row of the sheet, NULL where no single row is at fault
--   column_name    VARCHAR  contract column to point at
--   detail         VARCHAR  date > last day of the list's month
select
    cast(null as date) as period,
    events.source_sha256,
    events.source_sheet,
    events.source_row,
    'occurred_on' as column_name,
    events.occurred_on || ' > ' || last_day(published.period) as detail
from events
inner join published
    on published.dataset = 'events' and events.occurred_on > last_day(published.period)
order by events.source_sha256, events.source_row
