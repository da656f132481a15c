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
    penalties.period,
    penalties.source_sha256,
    penalties.source_sheet,
    penalties.source_row,
    'power_code' as column_name,
    penalties.power_code || ' → ' || penalties.subdistrict_code as detail
from penalties
semi join powers
    on penalties.power_code = powers.power_code and powers.kind = '处罚'
anti join grants
    on
        penalties.subdistrict_code = grants.subdistrict_code
        and penalties.power_code = grants.power_code
        and last_day(penalties.period) >= grants.granted_on
        and (grants.recalled_on is null or penalties.period < grants.recalled_on)
order by penalties.period, penalties.source_sha256, penalties.source_row
