-- Share of the reviews that were done in time, over the four stages and by stage.
-- Not applicable (denominator 0) before as many months as the window are published.
-- Grain: one row per period, area and breakdown.
-- Parameters
--   $window_months  INTEGER  months looked back on, the period's own included
-- Columns
--   period          DATE     first day of the month
--   area_level      VARCHAR  city, district or subdistrict
--   area_code       VARCHAR  code of the area
--   breakdown       VARCHAR  '' (all stages) or the stage, 1 to 4
--   numerator       DOUBLE   reviews in time
--   denominator     DOUBLE   cases reviewed
--   value           DOUBLE   share 0..1
--   row_count       BIGINT   source rows behind the numbers
--   reported_count  BIGINT   units that have reported
--   expected_count  BIGINT   units monitored that month
with stages (breakdown) as (
    values (''), ('1'), ('2'), ('3'), ('4')
),

reviewed as (
    select
        units.period,
        units.subdistrict_code,
        coalesce(cast(reviews.stage as varchar), '') as breakdown,
        sum(reviews.on_time_count) as on_time_count,
        sum(reviews.case_count) as case_count,
        count(*) as row_count
    from units
    inner join reviews
        on
            units.subdistrict_code = reviews.subdistrict_code
            and reviews.period
            between units.period - to_months($window_months - 1) and units.period
    group by
        units.period,
        units.subdistrict_code,
        grouping sets ((), (reviews.stage))
)

select
    area.period,
    area.area_level,
    area.area_code,
    stages.breakdown,
    cast(sum(coalesce(reviewed.on_time_count, 0)) filter (where is_reported) as double)
        as numerator,
    cast(sum(coalesce(reviewed.case_count, 0)) filter (where is_reported) as double)
        as denominator,
    numerator / nullif(denominator, 0) as value,
    cast(coalesce(sum(reviewed.row_count) filter (where is_reported), 0) as bigint)
        as row_count,
    count(*) filter (where is_reported) as reported_count,
    count(*) as expected_count
from area_reports as area
cross join stages
left join reviewed
    on
        area.period = reviewed.period
        and area.subdistrict_code = reviewed.subdistrict_code
        and stages.breakdown = reviewed.breakdown
        and area.published_months >= $window_months
where area.dataset = 'reviews'
group by area.period, area.area_level, area.area_code, stages.breakdown
order by area.period, area.area_level, area.area_code, stages.breakdown
