-- Distinct domains of the powers held at the end of the month.
-- Grain: area rows, counted anew at each level (see roll_up.sql).
select
    'month' as time_window,
    area_units.period,
    area_units.area_code,
    count(distinct held.domain_code) as numerator,
    null as denominator,
    count(*) as row_count
from area_units
inner join grants_in_force as held
    on
        area_units.period = held.period
        and area_units.subdistrict_code = held.subdistrict_code
group by area_units.period, area_units.area_code
order by area_units.period, area_units.area_code
