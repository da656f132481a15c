-- What each metric is to reach in each area: its own target or the next wider one.
-- The latest target that has begun is in force; a unit without any takes its
-- district's, a district the city's.
-- Grain: one row per month, area and metric with a target.
-- Columns
--   period        DATE     first day of the month
--   area_code     VARCHAR  code of the area
--   metric_id     VARCHAR  metric
--   scope_code    VARCHAR  code of the area that the target was set for
--   target_value  DOUBLE   on the metric's scale (shares 0..1)
--   valid_from    DATE     first month of the target
with scopes as (
    select distinct
        period,
        unnest([
            subdistrict_code, subdistrict_code, subdistrict_code,
            district_code, district_code, '320300'
        ]) as area_code,
        unnest([
            subdistrict_code, district_code, '320300',
            district_code, '320300', '320300'
        ]) as scope_code
    from units
)

select
    scopes.period,
    scopes.area_code,
    targets.metric_id,
    scopes.scope_code,
    targets.target_value,
    targets.valid_from
from scopes
inner join targets
    on
        scopes.scope_code = targets.area_code
        and scopes.period >= targets.valid_from
-- A narrower area's code is the longer one; the city's is the least of the others.
qualify
    row_number() over (
        partition by scopes.period, scopes.area_code, targets.metric_id
        order by
            length(scopes.scope_code) desc,
            scopes.scope_code desc,
            targets.valid_from desc
    ) = 1
order by scopes.period, scopes.area_code, targets.metric_id
