-- A finding is due before the day it was found.
-- Severity: error
-- Label: 整改期限早于发现日期
-- Label (en): Due before found
-- Message: 整改期限早于发现日期：{detail}
-- Message (en): Due before it was found: {detail}
-- Remedy: 请核对发现日期与整改期限。
-- Remedy (en): Check the day of finding and the deadline.
-- Grain: one row per such finding.
-- Columns
--   period         DATE     NULL: a whole set
--   source_sha256  VARCHAR  hash of the upload
--   source_sheet   VARCHAR  sheet of the upload
--   source_row     INTEGER  row of the sheet, NULL where no single row is at fault
--   column_name    VARCHAR  contract column to point at
--   detail         VARCHAR  the two dates
select
    cast(null as date) as period,
    source_sha256,
    source_sheet,
    source_row,
    'due_on' as column_name,
    due_on || ' < ' || found_on as detail
from findings
where due_on < found_on
order by source_sha256, source_row
