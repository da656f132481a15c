-- A metric has a weight but no target for the city: it does not count.
-- Severity: warning
-- Label: 没有目标值
-- Label (en): No target
-- Message: 没有全市目标值，不计入综合得分：{detail}
-- Message (en): Without a target for the city it is left out: {detail}
-- Remedy: 请发布含该指标的目标值。
-- Remedy (en): Publish targets with this metric.
-- Grain: one row per such weight.
-- Columns
--   period         DATE     NULL: a whole set
--   source_sha256  VARCHAR  hash of the upload
--   source_sheet   VARCHAR  sheet of the upload
--   source_row     INTEGER  row of the sheet, NULL where no single row is at fault
--   column_name    VARCHAR  contract column to point at
--   detail         VARCHAR  metric and first month
select
    cast(null as date) as period,
    weights.source_sha256,
    weights.source_sheet,
    weights.source_row,
    'metric_id' as column_name,
    weights.metric_id || ' ' || strftime(weights.valid_from, '%Y-%m') as detail
from weights
anti join targets
    on
        weights.metric_id = targets.metric_id
        and targets.area_code = '320300'
        and weights.valid_from >= targets.valid_from
where weights.weight > 0
order by weights.source_sha256, weights.source_row
