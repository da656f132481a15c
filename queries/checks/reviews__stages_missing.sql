-- A unit reports some of the four stages of review and not the others.
-- Severity: warning
-- Label: 审核级次不全
-- Label (en): Stages missing
-- Message: 四级审核只报了一部分：{detail}
-- Message (en): Only some of the four stages are reported: {detail}
-- Remedy: 请补齐四级；没有案件的级次填 0。
-- Remedy (en): Add the missing stages; enter 0 where there were no cases.
-- Grain: one row per month and such unit.
-- Columns
--   period         DATE     month of the row
--   source_sha256  VARCHAR  hash of the upload
--   source_sheet   VARCHAR  sheet of the upload
--   source_row     INTEGER  row of the sheet, NULL where no single row is at fault
--   column_name    VARCHAR  contract column to point at
--   detail         VARCHAR  unit: the stages reported
select
    period,
    source_sha256,
    source_sheet,
    min(source_row) as source_row,
    'stage' as column_name,
    subdistrict_code || ': ' || string_agg(cast(stage as varchar), ', ' order by stage)
        as detail
from reviews
group by period, source_sha256, source_sheet, subdistrict_code
having count(distinct stage) < 4
order by period, source_sha256, source_row
