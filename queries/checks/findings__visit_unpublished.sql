-- A finding of an inspection whose month of visits is not published yet.
-- Severity: warning
-- Label: 到访尚未发布
-- Label (en): Visits not published yet
-- Message: 该月督查到访尚未发布，无法核对：{detail}
-- Message (en): The month's visits are not published: {detail}
-- Remedy: 请尽快发布该月督查到访。
-- Remedy (en): Publish the visits of that month soon.
-- Grain: one row per such finding without a visit of its round.
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
    and not exists (
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
