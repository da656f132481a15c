-- A unit's figures look cumulative: hardly one is lower than in the month before.
-- Of ordinary monthly figures about a fifth are not lower; asked of five or more.
-- Severity: warning
-- Label: 疑似累计数
-- Label (en): Cumulative figures?
-- Message: 数值与上月相比几乎只增不减，是否误填累计数？{detail}
-- Message (en): Hardly a figure below last month's: cumulative? {detail}
-- Remedy: 请确认各数是当月数；确属当月数的可以发布。
-- Remedy (en): Make sure the figures are the month's own; then publish.
-- Grain: one row per month and such unit.
-- Columns
--   period         DATE     month of the row
--   source_sha256  VARCHAR  hash of the upload
--   source_sheet   VARCHAR  sheet of the upload
--   source_row     INTEGER  row of the sheet, NULL where no single row is at fault
--   column_name    VARCHAR  contract column to point at
--   detail         VARCHAR  unit: figures not lower / figures of the month before
with pairs as (
    select
        before.subdistrict_code,
        cast(before.period + interval 1 month as date) as period,
        now.exercise_count >= before.exercise_count as is_kept
    from penalties as before
    left join penalties as now
        on
            now.period = before.period + interval 1 month
            and before.subdistrict_code = now.subdistrict_code
            and before.power_code = now.power_code
            and before.procedure = now.procedure
    where before.exercise_count > 0
),

suspects as (
    select
        period,
        subdistrict_code,
        count(*) filter (where is_kept) || '/' || count(*) as evidence
    from pairs
    group by period, subdistrict_code
    having count(*) >= 5 and count(*) filter (where is_kept) >= 0.9 * count(*)
)

select
    penalties.period,
    penalties.source_sha256,
    penalties.source_sheet,
    min(penalties.source_row) as source_row,
    'exercise_count' as column_name,
    penalties.subdistrict_code || ': ' || suspects.evidence as detail
from penalties
inner join suspects
    on
        penalties.period = suspects.period
        and penalties.subdistrict_code = suspects.subdistrict_code
group by
    penalties.period,
    penalties.source_sha256,
    penalties.source_sheet,
    penalties.subdistrict_code,
    suspects.evidence
order by penalties.period, penalties.source_sha256, source_row
