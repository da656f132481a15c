-- A finding of an inspection has no visit of that round to that unit.
-- Severity: error
-- Label: 没有对应的到访
-- Label (en): No such visit
-- Message: 督查到访中没有该轮次对该镇街的到访：{detail}
-- Message (en): No visit of that round to that unit: {detail}
-- Remedy: 请核对轮次、镇街与来源，或先补发该月督查到访。
-- Remedy (en): Check round, unit and source, or add the visit first.
-- Grain: one row per such finding.
-- Columns
--   period         DATE     NULL: a whole set
--   source_sha256  VARCHAR  hash of the upload
--   source_sheet   VARCHAR  sheet of the upload
--   source_row     INTEGER  row of the sheet, NULL where no single row is at fault
--   column_name    VARCHAR  contract column to point at
--   detail         VARCHAR  round → unit, day of finding
select
    cast(null as date) as period,
    source_sha256,
    source_sheet,
    source_row,
    'round' as column_name,
    concat(round, ' → ', subdistrict_code, ' ', found_on) as detail
from findings
where
    source = '督查'
    and round is not null
    and exists (
        select 1 from published
        where
            published.dataset = 'visits'
            and published.period = date_trunc('month', findings.found_on)
    )
    and not exists (
        select 1 from visits
        where
            visits.round = findings.round
            and visits.subdistrict_code = findings.subdistrict_code
    )
order by source_sha256, source_row
