-- A unit has more certified officers than officers.
-- Severity: error
-- Label: 持证多于在岗
-- Label (en): More certified than officers
-- Message: 持证人数大于在岗执法人员：{detail}
-- Message (en): More certified officers than officers on duty: {detail}
-- Remedy: 请核对持证与在岗人数；辅助人员不计入持证。
-- Remedy (en): Check both numbers; auxiliaries hold no certificate.
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
    'certified_count' as column_name,
    certified_count || ' > ' || officer_count as detail
from staff
where certified_count > officer_count
order by period, source_sha256, source_row
