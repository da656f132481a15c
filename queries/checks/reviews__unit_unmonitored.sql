-- A report of a sub-district that is not monitored that month.
-- Severity: info
-- Label: 镇街不在监管名单
-- Label (en): Sub-district not monitored
-- Message: 镇街不在当时的监管名单内，保留但不计入指标：{detail}
-- Message (en): Not on the roster then: kept and shown, never counted: {detail}
-- Remedy: 如应纳入监管，请更新监管名单。
-- Remedy (en): If it should be monitored, update the roster.
-- Grain: one row per month and such unit.
-- Columns
--   period         DATE     month of the row
--   source_sha256  VARCHAR  hash of the upload
--   source_sheet   VARCHAR  sheet of the upload
--   source_row     INTEGER  row of the sheet, NULL where no single row is at fault
--   column_name    VARCHAR  contract column to point at
--   detail         VARCHAR  code × rows
select
    reviews.period,
    reviews.source_sha256,
    reviews.source_sheet,
    min(reviews.source_row) as source_row,
    'subdistrict_code' as column_name,
    reviews.subdistrict_code || ' × ' || count(*) as detail
from reviews
anti join roster
    on
        reviews.subdistrict_code = roster.code
        and last_day(reviews.period) >= roster.monitored_from
        and (
            roster.monitored_to is null
            or reviews.period <= roster.monitored_to
        )
group by
    reviews.period,
    reviews.source_sha256,
    reviews.source_sheet,
    reviews.subdistrict_code
order by reviews.period, reviews.source_sha256, source_row
