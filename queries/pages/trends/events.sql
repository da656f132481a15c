-- What happened in an area and city-wide: marks on its trends.
-- Of a district or the city, the events of its sub-districts are left out: single
-- units' events would crowd out those that can have moved the whole.
-- Grain: one row per event, in the order of time.
-- Parameters
--   $area_code  VARCHAR  city, district or sub-district
--   $cut_off    DATE     last day of the month
-- Columns
--   occurred_on   DATE     day of the event
--   kind          VARCHAR  kind of event
--   title         VARCHAR  what happened
select
    occurred_on,
    kind,
    title
from events
where
    occurred_on <= $cut_off
    and (subdistrict_code is null or subdistrict_code = $area_code)
order by occurred_on, kind, title
