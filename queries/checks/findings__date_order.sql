-- A finding was rectified before it was found, or verified before either.
-- Severity: error
-- Label: 整改日期次序
-- Label (en): Order of a finding's dates
-- Message: 日期先后颠倒：{detail}
-- Message (en): Dates out of order: {detail}
-- Remedy: 发现 ≤ 整改完成 ≤ 核查销号，请核对。
-- Remedy (en): Found, then rectified, then verified: check the dates.
-- Grain: one row per finding and date that is too early.
-- Columns
--   period         DATE     NULL: a whole set
--   source_sha256  VARCHAR  hash of the upload
--   source_sheet   VARCHAR  sheet of the upload
--   source_row     INTEGER  row of the sheet, NULL where no single row is at fault
--   column_name    VARCHAR  contract column to point at
--   detail         VARCHAR  the two dates
with dates as (
    select
        source_sha256,
        source_sheet,
        source_row,
        'rectified_on' as column_name,
        rectified_on as later_on,
        found_on as earlier_on
    from findings
    union all
    select
        source_sha256,
        source_sheet,
        source_row,
        'verified_on' as column_name,
        verified_on as later_on,
        greatest(found_on, rectified_on) as earlier_on
    from findings
)

select
    cast(null as date) as period,
    source_sha256,
    source_sheet,
    source_row,
    column_name,
    later_on || ' < ' || earlier_on as detail
from dates
where later_on < earlier_on
order by source_sha256, source_row, column_name
