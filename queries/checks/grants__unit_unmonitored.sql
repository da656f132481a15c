-- A grant of a sub-district that is not monitored at any time while it held the power.
-- Severity: info
-- Label: 镇街不在监管名单
-- Label (en): Sub-district not monitored
-- Message: 镇街不在当时的监管名单内，保留但不计入指标：{detail}
-- Message (en): Not on the roster then: kept and shown, never counted: {detail}
-- Remedy: 如应纳入监管，请更新监管名单。
-- Remedy (en): If it should be monitored, update the roster.
-- Grain: one row per upload and such unit.
-- Columns
--   period         DATE     NULL: a whole set
--   source_sha256  VARCHAR  hash of the upload
--   source_sheet   VARCHAR  sheet of the upload
--   source_row     INTEGER  row of the sheet, NULL where no single row is at fault
--   column_name    VARCHAR  contract column to point at
--   detail         VARCHAR  code × rows
select
    cast(null as date) as period,
    grants.source_sha256,
    grants.source_sheet,
    min(grants.source_row) as source_row,
    'subdistrict_code' as column_name,
    grants.subdistrict_code || ' × ' || count(*) as detail
from grants
anti join roster
    on
        grants.subdistrict_code = roster.code
        and coalesce(grants.recalled_on, roster.monitored_from) >= roster.monitored_from
        and (
            roster.monitored_to is null
            or grants.granted_on <= roster.monitored_to
        )
group by
    grants.source_sha256,
    grants.source_sheet,
    grants.subdistrict_code
order by grants.source_sha256, source_row
