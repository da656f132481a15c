-- Share of the decided cases that ended without a penalty.
-- Not applicable (denominator 0) before as many months as the window are published.
-- Grain: one row per period, area and breakdown.
-- Parameters
--   $window_months  INTEGER  months looked back on, the period's own included
-- Columns
--   period          DATE     first day of the month
--   area_level      VARCHAR  city, district or subdistrict
--   area_code       VARCHAR  code of the area
--   breakdown       VARCHAR  '' (the whole)
--   numerator       DOUBLE   no-penalty decisions
--   denominator     DOUBLE   no-penalty decisions and exercises
--   value           DOUBLE   share 0..1
--   row_count       BIGINT   source rows behind the numbers
--   reported_count  BIGINT   units that have reported
--   expected_count  BIGINT   units monitored that month
with used as (
    select
        units.period,
        units.subdistrict_code,
        sum(penalties.no_penalty_count) as no_penalty_count,
        sum(penalties.no_penalty_count + penalties.exercise_count) as decided_count,
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
    cast(sum(coalesce(used.no_penalty_count, 0)) filter (where is_reported) as double)
        as numerator,
    cast(sum(coalesce(used.decided_count, 0)) filter (where is_reported) as double)
        as denominator,
    numerator / nullif(denominator, 0) as value,
    cast(coalesce(sum(used.row_count) filter (where is_reported), 0) as bigint)
        as row_count,
    count(*) filter (where is_reported) as reported_count,
    count(*) as expected_count
from area_reports as area
left join used
    on
        area.period = used.period
        and area.subdistrict_code = used.subdistrict_code
        and area.published_months >= $window_months
where area.dataset = 'penalties'
group by area.period, area.area_level, area.area_code
order by area.period, area.area_level, area.area_code
