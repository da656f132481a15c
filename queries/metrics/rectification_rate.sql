-- Share of the findings due in the window that were rectified by the cut-off.
-- Grain: one row per period, area and breakdown.
-- Parameters
--   $window_months  INTEGER  months looked back on, the period's own included
-- Columns
--   period          DATE     first day of the month
--   area_level      VARCHAR  city, district or subdistrict
--   area_code       VARCHAR  code of the area
--   breakdown       VARCHAR  '' (due in the window) or 'found' (found in it)
--   numerator       DOUBLE   findings rectified by the cut-off
--   denominator     DOUBLE   findings due in the window, or found in it
--   value           DOUBLE   share 0..1
--   row_count       BIGINT   source rows behind the numbers
--   reported_count  BIGINT   units that have reported
--   expected_count  BIGINT   units monitored that month
with bases (breakdown) as (values (''), ('found')),

rectified as (
    select
        units.period,
        units.subdistrict_code,
        bases.breakdown,
        count(*) filter (where findings.rectified_on <= units.month_end)
            as rectified_count,
        count(*) as finding_count
    from units
    inner join findings on units.subdistrict_code = findings.subdistrict_code
    cross join bases
    where
        if(bases.breakdown = 'found', findings.found_on, findings.due_on)
        between units.period - to_months($window_months - 1) and units.month_end
    group by units.period, units.subdistrict_code, bases.breakdown
)

select
    area.period,
    area.area_level,
    area.area_code,
    bases.breakdown,
    cast(
        sum(coalesce(rectified.rectified_count, 0)) filter (where is_reported) as double
    ) as numerator,
    cast(sum(coalesce(rectified.finding_count, 0)) filter (where is_reported) as double)
        as denominator,
    numerator / nullif(denominator, 0) as value,
    cast(coalesce(denominator, 0) as bigint) as row_count,
    count(*) filter (where is_reported) as reported_count,
    count(*) as expected_count
from area_reports as area
cross join bases
left join rectified
    on
        area.period = rectified.period
        and area.subdistrict_code = rectified.subdistrict_code
        and bases.breakdown = rectified.breakdown
where area.dataset = 'findings'
group by area.period, area.area_level, area.area_code, bases.breakdown
order by area.period, area.area_level, area.area_code, bases.breakdown
