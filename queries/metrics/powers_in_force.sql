-- Distinct penalty powers held at the end of the month.
-- Grain: area rows, counted anew at each level (see roll_up.sql), by domain and
--   department.
select
    'month' as time_window,
    area_units.period,
    area_units.area_code,
    held.domain_code as domain,
    held.department,
    count(distinct held.power_code) as numerator,
    null as denominator,
    count(*) as row_count
from area_units
inner join grants_in_force as held
    on
        area_units.period = held.period
        and area_units.subdistrict_code = held.subdistrict_code
group by
    area_units.period,
    area_units.area_code,
    held.domain_code,
    held.department
order by area_units.period, area_units.area_code, domain, department
