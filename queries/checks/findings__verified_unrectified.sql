-- A finding is verified as closed though it was never rectified.
-- Severity: error
-- Label: 未整改即销号
-- Label (en): Verified but not rectified
-- Message: {detail} 销号，但未填整改完成日期
-- Message (en): Verified on {detail}, yet never rectified
-- Remedy: 请补填整改完成日期，或清空核查销号日期。
-- Remedy (en): Enter when it was rectified, or clear the verification.
-- Grain: one row per such finding.
-- Columns
--   period         DATE     NULL: a whole set
--   source_sha256  VARCHAR  hash of the upload
--   source_sheet   VARCHAR  sheet of the upload
--   source_row     INTEGER  row of the sheet, NULL where no single row is at fault
--   column_name    VARCHAR  contract column to point at
--   detail         VARCHAR  date of the verification
select
    cast(null as date) as period,
    source_sha256,
    source_sheet,
    source_row,
    'rectified_on' as column_name,
    cast(verified_on as varchar) as detail
from findings
where verified_on is not null and rectified_on is null
order by source_sha256, source_row
