-- Share of the officers on duty at month end who hold a certificate.
-- Grain: unit rows (see roll_up.sql).
select
    'month' as time_window,
    units.period,
    units.subdistrict_code,
    sum(staff.certified_count) as numerator,
    sum(staff.officer_count) as denominator,
    count(*) as row_count
from units
inner join staff
    on
        units.subdistrict_code = staff.subdistrict_code
        and units.period = staff.period
group by units.period, units.subdistrict_code
order by units.period, units.subdistrict_code
