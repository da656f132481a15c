-- A finding of an inspection does not name its round.
-- Severity: error
-- Label: 督查问题缺少轮次
-- Label (en): Round missing
-- Message: 来源为督查的问题未填轮次：{detail}
-- Message (en): Found on an inspection, no round given: {detail}
-- Remedy: 请填写轮次，或更正来源。
-- Remedy (en): Enter the round, or correct the source.
-- Grain: one row per such finding.
-- Columns
--   period         DATE     NULL: a whole set
--   source_sha256  VARCHAR  hash of the upload
--   source_sheet   VARCHAR  sheet of the upload
--   source_row     INTEGER  row of the sheet, NULL where no single row is at fault
--   column_name    VARCHAR  contract column to point at
--   detail         VARCHAR  finding code
select
    cast(null as date) as period,
    source_sha256,
    source_sheet,
    source_row,
    'round' as column_name,
    finding_code as detail
from findings
where source = '督查' and round is null
order by source_sha256, source_row
