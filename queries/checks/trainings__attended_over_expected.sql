-- More people attended a session than were expected.
-- Severity: error
-- Label: 实到多于应到
-- Label (en): More attended than expected
-- Message: 实到人数大于应到人数：{detail}
-- Message (en): More attended than were expected: {detail}
-- Remedy: 请核对应到与实到；旁听人员计入应到。
-- Remedy (en): Check both; count guests among those expected.
-- Grain: one row per such row of the report.
-- Columns
--   period         DATE     month of the row
--   source_sha256  VARCHAR  hash of the upload
--   source_sheet   VARCHAR  sheet of the upload
--   source_row     INTEGER  row of the sheet, NULL where no single row is at fault
--   column_name    VARCHAR  contract column to point at
--   detail         VARCHAR  the two numbers
select
    period,
    source_sha256,
    source_sheet,
    source_row,
    'attended_count' as column_name,
    attended_count || ' > ' || expected_count as detail
from trainings
where attended_count > expected_count
order by period, source_sha256, source_row
