-- A target is set for a metric that is context only, such as fines.
-- Severity: error
-- Label: 背景指标不设目标
-- Label (en): No target for context
-- Message: 该指标只作背景，不设目标：{detail}
-- Message (en): Context only, never a target: {detail}
-- Remedy: 请删去该行：行权次数、罚款等不得设目标。
-- Remedy (en): Delete the row: exercises and fines are never to be pursued.
-- Grain: one row per such target.
-- Columns
--   period         DATE     NULL: a whole set
--   source_sha256  VARCHAR  hash of the upload
--   source_sheet   VARCHAR  sheet of the upload
--   source_row     INTEGER  row of the sheet, NULL where no single row is at fault
--   column_name    VARCHAR  contract column to point at
--   detail         VARCHAR  metric
select
    cast(null as date) as period,
    targets.source_sha256,
    targets.source_sheet,
    targets.source_row,
    'metric_id' as column_name,
    targets.metric_id as detail
from targets
inner join metrics on targets.metric_id = metrics.id
where metrics.direction = 'context'
order by targets.source_sha256, targets.source_row
