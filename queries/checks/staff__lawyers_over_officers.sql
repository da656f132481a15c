-- A unit has more officers qualified in law than officers.
-- Severity: error
-- Label: 法律资格人数多于在岗
-- Label (en): More lawyers than officers
-- Message: 法律职业资格人数大于在岗执法人员：{detail}
-- Message (en): More officers qualified in law than officers on duty: {detail}
-- Remedy: 请核对法律职业资格与在岗人数。
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
    'lawyer_count' as column_name,
    lawyer_count || ' > ' || officer_count as detail
from staff
where lawyer_count > officer_count
order by period, source_sha256, source_row
