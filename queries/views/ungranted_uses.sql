-- The penalty reports' rows of powers that the unit held at no time in that month.
-- Grain: one row per such row of the report.
-- Columns
--   period            DATE     month of the row
--   subdistrict_code  VARCHAR  who used it
--   power_code        VARCHAR  what was used
--   source_sha256     VARCHAR  hash of the upload
--   source_sheet      VARCHAR  sheet of the upload
--   source_row        INTEGER  row of the sheet
select
    penalties.period,
    penalties.subdistrict_code,
    penalties.power_code,
    penalties.source_sha256,
    penalties.source_sheet,
    penalties.source_row
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
