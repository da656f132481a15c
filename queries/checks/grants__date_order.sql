-- A grant was accepted before it was made, or recalled before either.
-- Severity: error
-- Label: 赋权日期次序
-- Label (en): Order of a grant's dates
-- Message: 日期先后颠倒：{detail}
-- Message (en): Dates out of order: {detail}
-- Remedy: 赋权日期 ≤ 承接确认日期 ≤ 收回日期，请核对。
-- Remedy (en): Granted, then accepted, then recalled: check the dates.
-- Grain: one row per grant and date that is too early.
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
        'accepted_on' as column_name,
        accepted_on as later_on,
        granted_on as earlier_on
    from grants
    union all
    select
        source_sha256,
        source_sheet,
        source_row,
        'recalled_on' as column_name,
        recalled_on as later_on,
        greatest(granted_on, accepted_on) as earlier_on
    from grants
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
