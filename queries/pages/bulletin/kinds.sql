-- Findings by source and by category: those of the month, and what became of those due.
-- The rates' parts are those of rectification_rate and on_time_rate.
-- Grain: one row per source, and one per category, of findings found by the cut-off.
-- Parameters
--   $period         DATE     first day of the month
--   $window_months  INTEGER  months looked back on, the period's own included
--   $area_code      VARCHAR  city, district or sub-district
-- Columns
--   part             VARCHAR  source or category
--   name             VARCHAR  the source or category
--   month_count      BIGINT   findings found in the month
--   window_count     BIGINT   findings found in the window
--   due_count        BIGINT   findings whose deadline falls in the window
--   rectified_count  BIGINT   of those, rectified by the cut-off
--   on_time_count    BIGINT   of those, rectified by their deadline
with standing as (
    select
        findings.source,
        findings.category,
        findings.due_on,
        findings.rectified_on,
        states.month_end,
        findings.found_on >= states.period as is_of_month,
        findings.found_on >= states.period - to_months($window_months - 1)
            as is_of_window,
        coalesce(
            findings.due_on
            between states.period - to_months($window_months - 1) and states.month_end,
            false
        ) as is_due
    from finding_states as states
    inner join area_units
        on
            states.period = area_units.period
            and states.subdistrict_code = area_units.subdistrict_code
            and area_units.area_code = $area_code
    inner join findings on states.finding_code = findings.finding_code
    where states.period = $period
)

select
    if(grouping(source) = 0, 'source', 'category') as part,
    coalesce(source, category) as name,
    count(*) filter (where is_of_month) as month_count,
    count(*) filter (where is_of_window) as window_count,
    count(*) filter (where is_due) as due_count,
    count(*) filter (where is_due and rectified_on <= month_end) as rectified_count,
    count(*) filter (where is_due and rectified_on <= due_on) as on_time_count
from standing
group by grouping sets ((source), (category))
order by part desc, window_count desc, name asc
