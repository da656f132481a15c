-- Findings past their deadline and not rectified at the end of the month.
-- Grain: one row per period, area and breakdown.
-- Columns
--   period          DATE     first day of the month
--   area_level      VARCHAR  city, district or subdistrict
--   area_code       VARCHAR  code of the area
--   breakdown       VARCHAR  '' (all) or the age since the deadline in days
--   numerator       DOUBLE   overdue findings
--   denominator     DOUBLE   NULL: a count
--   value           DOUBLE   = numerator
--   row_count       BIGINT   source rows behind the numbers
--   reported_count  BIGINT   units that have reported
--   expected_count  BIGINT   units monitored that month
with bands (breakdown, least_days, most_days) as (
    values
    ('', 1, null), ('1-7', 1, 7), ('8-30', 8, 30), ('31-90', 31, 90), ('>90', 91, null)
),

overdue as (
    select
        units.period,
        units.subdistrict_code,
        units.month_end - findings.due_on as overdue_days
    from units
    inner join findings
        on
            units.subdistrict_code = findings.subdistrict_code
            and units.month_end > findings.due_on
            and (
                findings.rectified_on is null
                or findings.rectified_on > units.month_end
            )
)

select
    area.period,
    area.area_level,
    area.area_code,
    bands.breakdown,
    cast(
        case
            when bool_or(is_reported)
                then count(overdue.overdue_days) filter (where is_reported)
        end as double
    ) as numerator,
    cast(null as double) as denominator,
    numerator as value,
    cast(coalesce(numerator, 0) as bigint) as row_count,
    count(distinct area.subdistrict_code) filter (where is_reported)
        as reported_count,
    count(distinct area.subdistrict_code) as expected_count
from area_reports as area
cross join bands
left join overdue
    on
        area.period = overdue.period
        and area.subdistrict_code = overdue.subdistrict_code
        and overdue.overdue_days
        between bands.least_days and coalesce(bands.most_days, overdue.overdue_days)
where area.dataset = 'findings'
group by area.period, area.area_level, area.area_code, bands.breakdown
order by area.period, area.area_level, area.area_code, bands.breakdown
