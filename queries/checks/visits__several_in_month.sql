-- A unit was visited more than once in a month.
-- Severity: info
-- Label: 同月多次到访
-- Label (en): Several visits in a month
-- Message: 同一镇街当月到访多次：{detail}
-- Message (en): The unit was visited several times: {detail}
-- Remedy: 如非重复登记，无需处理；各次到访均计入。
-- Remedy (en): If it is no duplicate, leave it: every visit counts.
-- Grain: one row per month and such unit.
-- Columns
--   period         DATE     month of the row
--   source_sha256  VARCHAR  hash of the upload
--   source_sheet   VARCHAR  sheet of the upload
--   source_row     INTEGER  row of the sheet, NULL where no single row is at fault
--   column_name    VARCHAR  contract column to point at
--   detail         VARCHAR  unit: days of its visits
select
    period,
    source_sha256,
    source_sheet,
    max(source_row) as source_row,
    'subdistrict_code' as column_name,
    concat(
        subdistrict_code,
        ': ',
        string_agg(cast(visited_on as varchar), ', ' order by visited_on)
    ) as detail
from visits
group by period, source_sha256, source_sheet, subdistrict_code
having count(*) > 1
order by period, source_sha256, source_row
