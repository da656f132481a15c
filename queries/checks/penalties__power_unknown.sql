-- A report names a power that is not a penalty power of the catalogue.
-- Severity: error
-- Label: 目录中没有该处罚事项
-- Label (en): Not a penalty power
-- Message: 权力事项目录中没有该处罚事项：{detail}
-- Message (en): The catalogue has no such penalty power: {detail}
-- Remedy: 请核对事项编码，或先发布包含该事项的目录。
-- Remedy (en): Check the code, or publish the catalogue with it first.
-- Grain: one row per such row of the report.
-- Columns
--   period         DATE     month of the row
--   source_sha256  VARCHAR  hash of the upload
--   source_sheet   VARCHAR  sheet of the upload
--   source_row     INTEGER  row of the sheet, NULL where no single row is at fault
--   column_name    VARCHAR  contract column to point at
--   detail         VARCHAR  power code
select
    penalties.period,
    penalties.source_sha256,
    penalties.source_sheet,
    penalties.source_row,
    'power_code' as column_name,
    penalties.power_code as detail
from penalties
anti join powers
    on penalties.power_code = powers.power_code and powers.kind = '处罚'
where penalties.power_code is not null
order by penalties.period, penalties.source_sha256, penalties.source_row
