-- A stage has more reviews in time than cases.
-- Severity: error
-- Label: 按期数大于办件数
-- Label (en): More on time than cases
-- Message: 按期数大于办件数：{detail}
-- Message (en): More cases in time than there were: {detail}
-- Remedy: 请核对按期数与办件数。
-- Remedy (en): Check both numbers.
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
    'on_time_count' as column_name,
    on_time_count || ' > ' || case_count as detail
from reviews
where on_time_count > case_count
order by period, source_sha256, source_row
