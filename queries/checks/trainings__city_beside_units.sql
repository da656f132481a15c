-- A session has rows of units and a row for the whole city: attendance counts twice.
-- Severity: warning
-- Label: 全市合计与镇街并存
-- Label (en): City row beside unit rows
-- Message: 同一场培训既有镇街行又有全市行，人数会重复计算：{detail}
-- Message (en): Rows of units and one of the whole city: people count twice: {detail}
-- Remedy: 请只留其中一种。
-- Remedy (en): Keep only one of the two.
-- Grain: one row per such row of the whole city.
-- Columns
--   period         DATE     month of the row
--   source_sha256  VARCHAR  hash of the upload
--   source_sheet   VARCHAR  sheet of the upload
--   source_row     INTEGER  row of the sheet, NULL where no single row is at fault
--   column_name    VARCHAR  contract column to point at
--   detail         VARCHAR  day and topic
select
    city.period,
    city.source_sha256,
    city.source_sheet,
    city.source_row,
    'subdistrict_code' as column_name,
    city.held_on || ' ' || city.topic as detail
from trainings as city
semi join trainings as unit
    on
        city.held_on = unit.held_on
        and city.kind = unit.kind
        and city.topic = unit.topic
        and city.organiser is not distinct from unit.organiser
        and unit.subdistrict_code is not null
where city.subdistrict_code is null
order by city.period, city.source_sha256, city.source_row
