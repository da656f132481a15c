-- Which sub-district a stored row speaks of, by where the row came from.
-- Grain: one row per stored row of the uploads.
-- Parameters
--   $dataset  VARCHAR  data set
--   $uploads  VARCHAR  hashes of the uploads, with commas between them
-- Columns
--   source_sha256     VARCHAR  hash of the upload
--   source_sheet      VARCHAR  sheet of the upload
--   source_row        INTEGER  row of the sheet
--   subdistrict_code  VARCHAR  nine-digit code, NULL where a row names no unit
select
    source_sha256,
    source_sheet,
    source_row,
    subdistrict_code
from stored_rows
where
    dataset = $dataset
    and $uploads like '%' || source_sha256 || '%'
order by source_sha256, source_sheet, source_row
