-- Special bulletins issued in the window.
-- An event without a sub-district is the city's own and counts there alone.
-- Grain: one row per period, area and breakdown.
-- Parameters
--   $window_months  INTEGER  months looked back on, the period's own included
-- Columns
--   period          DATE     first day of the month
--   area_level      VARCHAR  city, district or subdistrict
--   area_code       VARCHAR  code of the area
--   breakdown       VARCHAR  '' (the whole)
--   numerator       DOUBLE   bulletins
--   denominator     DOUBLE   NULL: a count
--   value           DOUBLE   = numerator
--   row_count       BIGINT   source rows behind the numbers
--   reported_count  BIGINT   units that have reported
--   expected_count  BIGINT   units monitored that month
with counted as (
    select
        periods.period,
        events.subdistrict_code,
        sum(events.event_count) as event_count,
        count(*) as row_count
    from periods
    inner join events
        on
            events.kind = '专项通报'
            and events.occurred_on
            between periods.period - to_months($window_months - 1)
            and periods.month_end
    group by periods.period, events.subdistrict_code
),

-- The city has one more line, without a unit, for its own events.
area as (
    select * from area_reports
    where dataset = 'events'
    union all
    select distinct on (period) * replace (null as subdistrict_code) from area_reports
    where dataset = 'events' and area_level = 'city'
)

select
    area.period,
    area.area_level,
    area.area_code,
    '' as breakdown,
    cast(sum(coalesce(counted.event_count, 0)) filter (where is_reported) as double)
        as numerator,
    cast(null as double) as denominator,
    numerator as value,
    cast(coalesce(sum(counted.row_count) filter (where is_reported), 0) as bigint)
        as row_count,
    count(area.subdistrict_code) filter (where is_reported) as reported_count,
    count(area.subdistrict_code) as expected_count
from area
left join counted
    on
        area.period = counted.period
        and area.subdistrict_code is not distinct from counted.subdistrict_code
group by area.period, area.area_level, area.area_code
order by area.period, area.area_level, area.area_code
