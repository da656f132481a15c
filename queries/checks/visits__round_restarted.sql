-- A round has a lower number than one of an earlier month.
-- Rounds are numbered on across years.
-- Severity: warning
-- Label: 轮次倒退
-- Label (en): Round number went back
-- Message: 轮次小于此前月份的轮次：{detail}
-- Message (en): Lower than a round of an earlier month: {detail}
-- Remedy: 轮次连续编号、跨年不重置，请核对。
-- Remedy (en): Rounds are numbered on and never restart: check it.
-- Grain: one row per month and such round.
-- Columns
--   period         DATE     month of the row
--   source_sha256  VARCHAR  hash of the upload
--   source_sheet   VARCHAR  sheet of the upload
--   source_row     INTEGER  row of the sheet, NULL where no single row is at fault
--   column_name    VARCHAR  contract column to point at
--   detail         VARCHAR  round < the highest round before the month
with months as (
    select
        period,
        max(max(round)) over (
            order by period rows between unbounded preceding and 1 preceding
        ) as highest_round
    from visits
    group by period
)

select
    visits.period,
    visits.source_sha256,
    visits.source_sheet,
    min(visits.source_row) as source_row,
    'round' as column_name,
    visits.round || ' < ' || months.highest_round as detail
from visits
inner join months
    on visits.period = months.period and visits.round < months.highest_round
group by
    visits.period,
    visits.source_sha256,
    visits.source_sheet,
    visits.round,
    months.highest_round
order by visits.period, visits.source_sha256, source_row
