-- A monitored unit is missing from a published month.
-- Severity: warning
-- Label: 镇街未报送
-- Label (en): Sub-district not reported
-- Message: 未报送：{detail}
-- Message (en): Not reported: {detail}
-- Remedy: 可先发布，指标会注明覆盖镇街数；补报后重新发布该月。
-- Remedy (en): Publish if need be: KPIs state their coverage; publish again later.
-- Grain: one row per month and missing unit.
-- Columns
--   period         DATE     month of the row
--   source_sha256  VARCHAR  hash of the upload
--   source_sheet   VARCHAR  sheet of the upload
--   source_row     INTEGER  row of the sheet, NULL where no single row is at fault
--   column_name    VARCHAR  contract column to point at
--   detail         VARCHAR  code of the unit
with uploads as (
    select
        period,
        min(source_sha256) as source_sha256,
        min(source_sheet) as source_sheet
    from reviews
    group by period
)

select
    units.period,
    uploads.source_sha256,
    uploads.source_sheet,
    cast(null as integer) as source_row,
    'subdistrict_code' as column_name,
    units.subdistrict_code as detail
from units
inner join published
    on units.period = published.period and published.dataset = 'reviews'
left join uploads on units.period = uploads.period
anti join reviews
    on
        units.period = reviews.period
        and units.subdistrict_code = reviews.subdistrict_code
order by units.period, units.subdistrict_code
