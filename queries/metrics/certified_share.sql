-- Share of the officers on duty at month end who hold a certificate.
-- Grain: one row per period, area and breakdown.
-- Columns
--   period          DATE     first day of the month
--   area_level      VARCHAR  city, district or subdistrict
--   area_code       VARCHAR  code of the area
--   breakdown       VARCHAR  '' (the whole)
--   numerator       DOUBLE   certified officers
--   denominator     DOUBLE   officers
--   value           DOUBLE   share 0..1
--   row_count       BIGINT   source rows behind the numbers
--   reported_count  BIGINT   units that have reported
--   expected_count  BIGINT   units monitored that month
select
    area.period,
    area.area_level,
    area.area_code,
    '' as breakdown,
    cast(sum(staff.certified_count) filter (where is_reported) as double) as numerator,
    cast(sum(staff.officer_count) filter (where is_reported) as double) as denominator,
    numerator / nullif(denominator, 0) as value,
    count(staff.period) filter (where is_reported) as row_count,
    count(*) filter (where is_reported) as reported_count,
    count(*) as expected_count
from area_reports as area
left join staff
    on
        area.period = staff.period
        and area.subdistrict_code = staff.subdistrict_code
where area.dataset = 'staff'
group by area.period, area.area_level, area.area_code
order by area.period, area.area_level, area.area_code
