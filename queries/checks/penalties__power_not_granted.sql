-- A unit used a power that it held at no time in that month.
-- Severity: error
-- Label: 行使未赋权事项
-- Label (en): Power not granted
-- Message: 当月未赋权给该镇街：{detail}
-- Message (en): Not granted to this unit in that month: {detail}
-- Remedy: 请核对镇街与事项编码；如已赋权，请先发布更新后的赋权清单。
-- Remedy (en): Check unit and code, or publish the new list of grants first.
-- Grain: one row per such row of the report.
-- Columns
--   period         DATE     month of the row
--   source_sha256  VARCHAR  hash of the upload
--   source_sheet   VARCHAR  sheet of the upload
--   source_row     INTEGER  row of the sheet, NULL where no single row is at fault
--   column_name    VARCHAR  contract column to point at
--   detail         VARCHAR  power code and unit
select
    period,
    source_sha256,
    source_sheet,
    source_row,
    'power_code' as column_name,
    power_code || ' → ' || subdistrict_code as detail
from ungranted_uses
order by period, source_sha256, source_row
