-- Share of closures, 180 days on, that saw the same kind of finding again.
-- Derived from unit, category and dates; recurrence_of is for display only.
-- Grain: one row per period, area and breakdown.
-- Parameters
--   $window_months  INTEGER  months looked back on, the period's own included
-- Columns
--   period          DATE     first day of the month
--   area_level      VARCHAR  city, district or subdistrict
--   area_code       VARCHAR  code of the area
--   breakdown       VARCHAR  '' (the whole)
--   numerator       DOUBLE   of those, with the unit and category found again
--   denominator     DOUBLE   closures of the window ending 180 days before cut-off
--   value           DOUBLE   share 0..1
--   row_count       BIGINT   source rows behind the numbers
--   reported_count  BIGINT   units that have reported
--   expected_count  BIGINT   units monitored that month
with closed as (
    select
        units.period,
        units.subdistrict_code,
        exists(
            select 1 from findings as again
            where
                again.subdistrict_code = findings.subdistrict_code
                and again.category = findings.category
                and again.found_on > findings.verified_on
                and again.found_on <= findings.verified_on + 180
        ) as is_recurrent
    from units
    inner join findings
        on
            units.subdistrict_code = findings.subdistrict_code
            and findings.verified_on <= units.month_end - 180
            and findings.verified_on
            > (units.month_end - 180) - to_months($window_months)
),

counted as (
    select
        period,
        subdistrict_code,
        count(*) filter (where is_recurrent) as recurrent_count,
        count(*) as closure_count
    from closed
    group by period, subdistrict_code
)

select
    area.period,
    area.area_level,
    area.area_code,
    '' as breakdown,
    cast(sum(coalesce(counted.recurrent_count, 0)) filter (where is_reported) as double)
        as numerator,
    cast(sum(coalesce(counted.closure_count, 0)) filter (where is_reported) as double)
        as denominator,
    numerator / nullif(denominator, 0) as value,
    cast(coalesce(denominator, 0) as bigint) as row_count,
    count(*) filter (where is_reported) as reported_count,
    count(*) as expected_count
from area_reports as area
left join counted
    on
        area.period = counted.period
        and area.subdistrict_code = counted.subdistrict_code
where area.dataset = 'findings'
group by area.period, area.area_level, area.area_code
order by area.period, area.area_level, area.area_code
