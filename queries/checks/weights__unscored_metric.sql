-- A weight is given to a metric that may not enter the composite.
-- Severity: error
-- Label: 该指标不能计分
-- Label (en): Metric cannot be scored
-- Message: 只有分好坏的比率可以计分：{detail}
-- Message (en): Only rates with a better side can be scored: {detail}
-- Remedy: 请删去该行：计数、区间和背景指标、沉睡事项率不计分。
-- Remedy (en): Delete it: counts, bands, context and the dormant share stay out.
-- Grain: one row per such weight.
-- Columns
--   period         DATE     NULL: a whole set
--   source_sha256  VARCHAR  hash of the upload
--   source_sheet   VARCHAR  sheet of the upload
--   source_row     INTEGER  row of the sheet, NULL where no single row is at fault
--   column_name    VARCHAR  contract column to point at
--   detail         VARCHAR  metric
select
    cast(null as date) as period,
    weights.source_sha256,
    weights.source_sheet,
    weights.source_row,
    'metric_id' as column_name,
    weights.metric_id as detail
from weights
inner join metrics on weights.metric_id = metrics.id
where not metrics.is_scored
order by weights.source_sha256, weights.source_row
