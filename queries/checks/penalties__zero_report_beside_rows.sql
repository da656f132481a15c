-- A unit sent a zero report and real rows for the same month.
-- Severity: warning
-- Label: 零报告与明细并存
-- Label (en): Zero report beside rows
-- Message: 同一镇街既有零报告又有明细：{detail}
-- Message (en): The unit sent a zero report and rows as well: {detail}
-- Remedy: 请删除零报告行，或删除误填的明细。
-- Remedy (en): Delete the zero report, or the rows entered by mistake.
-- Grain: one row per such zero report.
-- Columns
--   period         DATE     month of the row
--   source_sha256  VARCHAR  hash of the upload
--   source_sheet   VARCHAR  sheet of the upload
--   source_row     INTEGER  row of the sheet, NULL where no single row is at fault
--   column_name    VARCHAR  contract column to point at
--   detail         VARCHAR  unit + its rows with a power
select
    zero.period,
    zero.source_sha256,
    zero.source_sheet,
    zero.source_row,
    'power_code' as column_name,
    zero.subdistrict_code || ' + ' || count(*) as detail
from penalties as zero
inner join penalties as real
    on zero.period = real.period and zero.subdistrict_code = real.subdistrict_code
where zero.power_code is null and real.power_code is not null
group by
    zero.period,
    zero.source_sha256,
    zero.source_sheet,
    zero.source_row,
    zero.subdistrict_code
order by zero.period, zero.source_sha256, zero.source_row
