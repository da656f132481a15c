-- A grant names a power that the catalogue does not hold.
-- Severity: error
-- Label: 目录中没有该事项
-- Label (en): Power not in the catalogue
-- Message: 权力事项目录中没有该事项编码：{detail}
-- Message (en): The catalogue of powers has no such code: {detail}
-- Remedy: 请核对事项编码，或先发布包含该事项的目录。
-- Remedy (en): Check the code, or publish the catalogue with it first.
-- Grain: one row per such grant.
-- Columns
--   period         DATE     NULL: a whole set
--   source_sha256  VARCHAR  hash of the upload
--   source_sheet   VARCHAR  sheet of the upload
--   source_row     INTEGER  row of the sheet, NULL where no single row is at fault
--   column_name    VARCHAR  contract column to point at
--   detail         VARCHAR  power code
select
    cast(null as date) as period,
    source_sha256,
    source_sheet,
    source_row,
    'power_code' as column_name,
    power_code as detail
from grants
where power_code not in (select powers.power_code from powers)
order by source_sha256, source_row
