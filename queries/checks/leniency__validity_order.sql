-- An item ceases to be valid before it becomes so.
-- Severity: error
-- Label: 失效早于生效
-- Label (en): Ceases before it begins
-- Message: 失效日期早于生效日期：{detail}
-- Message (en): The item ceases before it begins: {detail}
-- Remedy: 请核对生效日期与失效日期。
-- Remedy (en): Check both dates.
-- Grain: one row per such version of an item.
-- Columns
--   period         DATE     NULL: a whole set
--   source_sha256  VARCHAR  hash of the upload
--   source_sheet   VARCHAR  sheet of the upload
--   source_row     INTEGER  row of the sheet, NULL where no single row is at fault
--   column_name    VARCHAR  contract column to point at
--   detail         VARCHAR  the two dates
select
    cast(null as date) as period,
    source_sha256,
    source_sheet,
    source_row,
    'valid_to' as column_name,
    valid_to || ' < ' || valid_from as detail
from leniency
where valid_to < valid_from
order by source_sha256, source_row
