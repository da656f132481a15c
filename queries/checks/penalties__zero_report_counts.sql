-- A row without a power, a zero report, holds figures other than 0.
-- Severity: error
-- Label: 零报告数值不为零
-- Label (en): Zero report with figures
-- Message: 事项编码为空（零报告），但数值不为 0：{detail}
-- Message (en): No power code (a zero report), yet figures: {detail}
-- Remedy: 请补填事项编码，或将各数改为 0。
-- Remedy (en): Enter the power code, or 0 for every figure.
-- Grain: one row per such row of the report.
-- Columns
--   period         DATE     month of the row
--   source_sha256  VARCHAR  hash of the upload
--   source_sheet   VARCHAR  sheet of the upload
--   source_row     INTEGER  row of the sheet, NULL where no single row is at fault
--   column_name    VARCHAR  contract column to point at
--   detail         VARCHAR  exercises / yuan / no-penalty decisions
select
    period,
    source_sha256,
    source_sheet,
    source_row,
    'power_code' as column_name,
    concat_ws(' / ', exercise_count, fine_yuan, no_penalty_count) as detail
from penalties
where
    power_code is null
    and (exercise_count > 0 or fine_yuan > 0 or no_penalty_count > 0)
order by period, source_sha256, source_row
