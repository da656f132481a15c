-- A power was granted again to a unit that still held it.
-- Severity: warning
-- Label: 重复赋权
-- Label (en): Granted while held
-- Message: 该镇街尚持有此事项：{detail}
-- Message (en): The unit still held this power: {detail}
-- Remedy: 请填写前一次赋权的收回日期，或删除重复行。
-- Remedy (en): Enter when the earlier grant was recalled, or delete one.
-- Grain: one row per grant made before the one before it was recalled.
-- Columns
--   period         DATE     NULL: a whole set
--   source_sha256  VARCHAR  hash of the upload
--   source_sheet   VARCHAR  sheet of the upload
--   source_row     INTEGER  row of the sheet, NULL where no single row is at fault
--   column_name    VARCHAR  contract column to point at
--   detail         VARCHAR  code, its date, the recall of the grant before it
with ordered as (
    select
        *,
        lag(granted_on) over held as previous_on,
        lag(recalled_on) over held as recalled_before_on
    from grants
    window held as (partition by subdistrict_code, power_code order by granted_on)
)

select
    cast(null as date) as period,
    source_sha256,
    source_sheet,
    source_row,
    'granted_on' as column_name,
    concat(
        power_code, ' ', granted_on,
        ' < ', coalesce(cast(recalled_before_on as varchar), '…')
    ) as detail
from ordered
where
    previous_on is not null
    and (recalled_before_on is null or granted_on < recalled_before_on)
order by source_sha256, source_row
