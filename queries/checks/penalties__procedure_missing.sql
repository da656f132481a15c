-- A report of a power does not say by which procedure.
-- Severity: error
-- Label: 缺少程序
-- Label (en): Procedure missing
-- Message: {detail} 未填程序
-- Message (en): No procedure given for {detail}
-- Remedy: 请填“简易”或“普通”；只有零报告可以留空。
-- Remedy (en): Enter 简易 or 普通; only a zero report leaves it blank.
-- Grain: one row per such row of the report.
-- Columns
--   period         DATE     month of the row
--   source_sha256  VARCHAR  hash of the upload
--   source_sheet   VARCHAR  sheet of the upload
--   source_row     INTEGER  row of the sheet, NULL where no single row is at fault
--   column_name    VARCHAR  contract column to point at
--   detail         VARCHAR  power code
select
    period,
    source_sha256,
    source_sheet,
    source_row,
    'procedure' as column_name,
    power_code as detail
from penalties
where power_code is not null and procedure is null
order by period, source_sha256, source_row
