-- A finding recurs from one that the ledger does not hold, or from itself.
-- Severity: error
-- Label: 复发自编号不存在
-- Label (en): Earlier finding unknown
-- Message: 台账中没有该原问题编号：{detail}
-- Message (en): The ledger has no such earlier finding: {detail}
-- Remedy: 请核对“复发自”编号。
-- Remedy (en): Check the code of the earlier finding.
-- Grain: one row per such finding.
-- Columns
--   period         DATE     NULL: a whole set
--   source_sha256  VARCHAR  hash of the upload
--   source_sheet   VARCHAR  sheet of the upload
--   source_row     INTEGER  row of the sheet, NULL where no single row is at fault
--   column_name    VARCHAR  contract column to point at
--   detail         VARCHAR  code → code of the earlier finding
select
    cast(null as date) as period,
    source_sha256,
    source_sheet,
    source_row,
    'recurrence_of' as column_name,
    finding_code || ' → ' || recurrence_of as detail
from findings
where
    recurrence_of = finding_code
    or recurrence_of not in (select earlier.finding_code from findings as earlier)
order by source_sha256, source_row
