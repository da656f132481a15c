-- Share of the grants in force whose acceptance is signed.
-- Grain: unit rows (see roll_up.sql), by domain and department.
select
    'month' as time_window,
    held.period,
    held.subdistrict_code,
    held.domain_code as domain,
    held.department,
    count(*) filter (where held.is_accepted) as numerator,
    count(*) as denominator,
    count(*) as row_count
from grants_in_force as held
group by
    held.period,
    held.subdistrict_code,
    held.domain_code,
    held.department
order by held.period, held.subdistrict_code, domain, department
