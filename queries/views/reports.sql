-- Which monitored sub-district has reported which data set for which month.
-- Grain: one row per data set, month and monitored unit that counts as reported.
-- Columns
--   dataset           VARCHAR  data set
--   period            DATE     first day of the month
--   subdistrict_code  VARCHAR  nine-digit code
with
-- A unit reports a unit-reported set by any row, be it a zero report.
reported_by_unit as (
    select distinct
        stored_rows.dataset,
        units.period,
        units.subdistrict_code
    from units
    inner join stored_rows
        on
            stored_rows.reported_by = 'unit'
            and units.period = stored_rows.period
            and units.subdistrict_code = stored_rows.subdistrict_code
),

-- A monthly set kept by the city speaks for all units once its month is published.
reported_by_city as (
    select
        datasets.id as dataset,
        units.period,
        units.subdistrict_code
    from units
    inner join published on units.period = published.period
    inner join datasets on published.dataset = datasets.id
    where datasets.kind = 'monthly' and datasets.reported_by = 'city'
),

-- The ledger of findings speaks from the month of its first finding to that of its
-- latest edition; of an empty ledger, for that month alone.
ledger as (
    select
        max(published.period) as last_period,
        least(min(findings.found_on), max(published.period)) as first_day
    from published
    left join findings on true
    where published.dataset = 'findings'
),

-- The other whole sets are dated throughout: they speak for every month.
reported_by_whole as (
    select
        datasets.id as dataset,
        units.period,
        units.subdistrict_code
    from datasets
    cross join ledger
    inner join units
        on
            datasets.carries_forward
            or (
                units.month_end >= ledger.first_day
                and units.period <= ledger.last_period
            )
    where
        datasets.kind != 'monthly'
        and datasets.id in (select published.dataset from published)
)

select * from reported_by_unit
union all
select * from reported_by_city
union all
select * from reported_by_whole
