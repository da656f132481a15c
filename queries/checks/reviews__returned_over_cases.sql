-- A stage has more cases sent back than cases.
-- Severity: error
-- Label: 退回数大于办件数
-- Label (en): More returned than cases
-- Message: 退回数大于办件数：{detail}
-- Message (en): More cases sent back than there were: {detail}
-- Remedy: 请核对退回数与办件数；多次退回的案件只计一次。
-- Remedy (en): Check both numbers; a case sent back twice counts once.
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
    'returned_count' as column_name,
    returned_count || ' > ' || case_count as detail
from reviews
where returned_count > case_count
order by period, source_sha256, source_row
