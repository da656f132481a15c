-- Training sessions of the window, in all and by kind.
-- A session counts once in each area, however many of its units took part; of one day,
-- kind and topic, each organiser holds its own. One without a sub-district is the
-- city's own and counts there alone.
-- Grain: area rows, counted anew at each level (see roll_up.sql), by kind.
with held as (
    select
        windows.time_window,
        windows.period,
        trainings.subdistrict_code,
        trainings.kind,
        concat_ws(
            ' ',
            trainings.held_on,
            trainings.kind,
            trainings.topic,
            trainings.organiser
        ) as session
    from windows
    inner join trainings
        on trainings.held_on between windows.window_start and windows.month_end
)

select
    held.time_window,
    held.period,
    area_lines.area_code,
    held.kind,
    count(distinct held.session) as numerator,
    null as denominator,
    count(*) as row_count
from held
inner join area_lines
    on
        held.period = area_lines.period
        and coalesce(held.subdistrict_code, '') = area_lines.subdistrict_code
group by
    held.time_window,
    held.period,
    area_lines.area_code,
    held.kind
order by held.time_window, held.period, area_lines.area_code, kind
