-- Hours of training in the window for each officer at month end.
-- Hours count for all who attended; sessions without a sub-district are the city's.
-- Grain: unit rows (see roll_up.sql), by kind.
with facts as (
    select
        windows.time_window,
        windows.period,
        trainings.subdistrict_code,
        trainings.kind,
        cast(trainings.hours * trainings.attended_count as decimal(18, 6)) as hours,
        0 as officer_count,
        1 as session_count
    from windows
    inner join trainings
        on trainings.held_on between windows.window_start and windows.month_end
    union all
    select
        windows.time_window,
        windows.period,
        staff.subdistrict_code,
        null as kind,
        0 as hours,
        staff.officer_count,
        0 as session_count
    from windows
    inner join staff on windows.period = staff.period
)

select
    time_window,
    period,
    subdistrict_code,
    kind,
    sum(hours) as numerator,
    sum(officer_count) as denominator,
    sum(session_count) as row_count
from facts
group by time_window, period, subdistrict_code, kind
order by time_window, period, subdistrict_code, kind
