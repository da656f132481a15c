-- Share of the findings due in the window that were rectified by their deadline.
-- Grain: one row per period, area and breakdown.
-- Parameters
--   $window_months  INTEGER  months looked back on, the period's own included
-- Columns
--   period          DATE     first day of the month
--   area_level      VARCHAR  city, district or subdistrict
--   area_code       VARCHAR  code of the area
--   breakdown       VARCHAR  '' (the whole)
--   numerator       DOUBLE   of those, rectified on or before the deadline
--   denominator     DOUBLE   findings whose deadline falls in the window
--   value           DOUBLE   share 0..1
--   row_count       BIGINT   source rows behind the numbers
--   reported_count  BIGINT   units that have reported
--   expected_count  BIGINT   units monitored that month
with due as (
    select
        units.period,
        units.subdistrict_code,
        count(*) filter (where findings.rectified_on <= findings.due_on)
            as closed_count,
        count(*) as due_count
    from units
    inner join findings
        on
            units.subdistrict_code = findings.subdistrict_code
            and findings.due_on
            between units.period - to_months($window_months - 1) and units.month_end
    group by units.period, units.subdistrict_code
)

select
    area.period,
    area.area_level,
    area.area_code,
    '' as breakdown,
    cast(sum(coalesce(due.closed_count, 0)) filter (where is_reported) as double)
        as numerator,
    cast(sum(coalesce(due.due_count, 0)) filter (where is_reported) as double)
        as denominator,
    numerator / nullif(denominator, 0) as value,
    cast(coalesce(denominator, 0) as bigint) as row_count,
    count(*) filter (where is_reported) as reported_count,
    count(*) as expected_count
from area_reports as area
left join due
    on
        area.period = due.period
        and area.subdistrict_code = due.subdistrict_code
where area.dataset = 'findings'
group by area.period, area.area_level, area.area_code
order by area.period, area.area_level, area.area_code
