-- Two versions of one power are valid at once.
-- Severity: error
-- Label: 有效期重叠
-- Label (en): Overlapping validity
-- Message: 同一事项编码的有效期重叠：{detail}
-- Message (en): Two versions of one power are valid at once: {detail}
-- Remedy: 请为前一版本填写失效日期，且不晚于后一版本的生效日期。
-- Remedy (en): End the earlier version no later than the next begins.
-- Grain: one row per version that begins before the one before it has ended.
-- Columns
--   period         DATE     NULL: a whole set
--   source_sha256  VARCHAR  hash of the upload
--   source_sheet   VARCHAR  sheet of the upload
--   source_row     INTEGER  row of the sheet, NULL where no single row is at fault
--   column_name    VARCHAR  contract column to point at
--   detail         VARCHAR  code, its begin, the end of the version before it
with versions as (
    select
        *,
        lag(valid_from) over (partition by power_code order by valid_from)
            as previous_from,
        lag(valid_to) over (partition by power_code order by valid_from)
            as previous_to
    from powers
)

select
    cast(null as date) as period,
    source_sha256,
    source_sheet,
    source_row,
    'valid_from' as column_name,
    concat(
        power_code, ' ', valid_from, ' < ', coalesce(cast(previous_to as varchar), '…')
    ) as detail
from versions
where previous_from is not null and (previous_to is null or valid_from < previous_to)
order by source_sha256, source_row
