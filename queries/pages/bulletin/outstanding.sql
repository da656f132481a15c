-- What each unit still owes at the end of a month, by the step that is outstanding.
-- Grain: one row per monitored sub-district with an open finding, in roster order.
-- Parameters
--   $period     DATE     first day of the month
--   $area_code  VARCHAR  city, district or sub-district
-- Columns
--   subdistrict_code  VARCHAR  nine-digit code
--   overdue_count     BIGINT   findings past their deadline and not rectified
--   unmeasured_count  BIGINT   findings without a measure and not rectified
--   due_count         BIGINT   findings not rectified and due on the cut-off day itself
--   due_next_count    BIGINT   findings not rectified and due in the next month
--   unverified_count  BIGINT   findings rectified and not yet verified
select
    states.subdistrict_code,
    count(*) filter (where states.state = 'overdue') as overdue_count,
    count(*) filter (
        where states.state != 'unverified' and not states.is_measured
    ) as unmeasured_count,
    count(*) filter (
        where
        states.state in ('unrectified', 'rectifying')
        and findings.due_on = states.month_end
    ) as due_count,
    count(*) filter (
        where
        states.state in ('unrectified', 'rectifying')
        and findings.due_on > states.month_end
        and findings.due_on <= last_day(states.month_end + interval 1 day)
    ) as due_next_count,
    count(*) filter (where states.state = 'unverified') as unverified_count
from finding_states as states
inner join area_units
    on
        states.period = area_units.period
        and states.subdistrict_code = area_units.subdistrict_code
        and area_units.area_code = $area_code
inner join findings on states.finding_code = findings.finding_code
where states.period = $period and states.state != 'closed'
group by states.subdistrict_code
order by states.subdistrict_code
