-- Fines reported for the window, in yuan: context, never ranked.
-- Grain: one row per period, area and breakdown.
-- Parameters
--   $window_months  INTEGER  months looked back on, the period's own included
-- Columns
--   period          DATE     first day of the month
--   area_level      VARCHAR  city, district or subdistrict
--   area_code       VARCHAR  code of the area
--   breakdown       VARCHAR  '' (the whole)
--   numerator       DOUBLE   fines, yuan
--   denominator     DOUBLE   NULL: a sum
--   value           DOUBLE   = numerator
--   row_count       BIGINT   source rows behind the numbers
--   reported_count  BIGINT   units that have reported
--   expected_count  BIGINT   units monitored that month
with used as (
    select
        units.period,
        units.subdistrict_code,
        sum(cast(penalties.fine_yuan as decimal(18, 2))) as fine_yuan,
        count(penalties.power_code) as row_count
    from units
    inner join penalties
        on
            units.subdistrict_code = penalties.subdistrict_code
            and penalties.period
            between units.period - to_months($window_months - 1) and units.period
    group by units.period, units.subdistrict_code
)

select
    area.period,
    area.area_level,
    area.area_code,
    '' as breakdown,
    cast(sum(coalesce(used.fine_yuan, 0)) filter (where is_reported) as double)
        as numerator,
    cast(null as double) as denominator,
    numerator as value,
    cast(coalesce(sum(used.row_count) filter (where is_reported), 0) as bigint)
        as row_count,
    count(*) filter (where is_reported) as reported_count,
    count(*) as expected_count
from area_reports as area
left join used
    on
        area.period = used.period
        and area.subdistrict_code = used.subdistrict_code
where area.dataset = 'penalties'
group by area.period, area.area_level, area.area_code
order by area.period, area.area_level, area.area_code
