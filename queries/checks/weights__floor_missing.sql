-- A metric that is better when lower has no value at which it scores 0.
-- Severity: error
-- Label: 缺少底线值
-- Label (en): Floor missing
-- Message: 越低越好的指标需要底线值：{detail}
-- Message (en): Where lower is better a floor is needed: {detail}
-- Remedy: 请填写得 0 分的值。
-- Remedy (en): Enter the value that scores 0.
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
    'floor_value' as column_name,
    weights.metric_id as detail
from weights
inner join metrics on weights.metric_id = metrics.id
where
    metrics.is_scored
    and metrics.direction = 'down'
    and weights.floor_value is null
    and weights.weight > 0
order by weights.source_sha256, weights.source_row
