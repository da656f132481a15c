-- A grant was recalled without the document that says so.
-- Severity: warning
-- Label: 收回缺少文号
-- Label (en): Recall without a document
-- Message: {detail} 收回，未填收回文号
-- Message (en): Recalled on {detail}, no document given
-- Remedy: 请补填收回文号。
-- Remedy (en): Add the number of the recall document.
-- Grain: one row per such grant.
-- Columns
--   period         DATE     NULL: a whole set
--   source_sha256  VARCHAR  hash of the upload
--   source_sheet   VARCHAR  sheet of the upload
--   source_row     INTEGER  row of the sheet, NULL where no single row is at fault
--   column_name    VARCHAR  contract column to point at
--   detail         VARCHAR  date of the recall
select
    cast(null as date) as period,
    source_sha256,
    source_sheet,
    source_row,
    'recall_document' as column_name,
    cast(recalled_on as varchar) as detail
from grants
where recalled_on is not null and recall_document is null
order by source_sha256, source_row
