-- The target of a share is above 100 %.
-- Severity: error
-- Label: 比率目标超过 100%
-- Label (en): Share above 100%
-- Message: 比率的目标超过 100%：{detail}
-- Message (en): The target of a share is above 100%: {detail}
-- Remedy: 请核对数值与写法（95.5%、95.5 或 0.955）。
-- Remedy (en): Check the value and how it is written (95.5%, 95.5 or 0.955).
-- Grain: one row per such target.
-- Columns
--   period         DATE     NULL: a whole set
--   source_sha256  VARCHAR  hash of the upload
--   source_sheet   VARCHAR  sheet of the upload
--   source_row     INTEGER  row of the sheet, NULL where no single row is at fault
--   column_name    VARCHAR  contract column to point at
--   detail         VARCHAR  metric: value
select
    cast(null as date) as period,
    targets.source_sha256,
    targets.source_sheet,
    targets.source_row,
    'target_value' as column_name,
    targets.metric_id || ': ' || targets.target_value as detail
from targets
inner join metrics on targets.metric_id = metrics.id and metrics.kind = 'share'
where targets.target_value > 1
order by targets.source_sha256, targets.source_row
