-- What happened in a unit and city-wide: marks on its trends.
-- Grain: one row per event, in the order of time.
-- Parameters
--   $subdistrict_code  VARCHAR  nine-digit code
--   $cut_off           DATE     last day of the month
-- Columns
--   occurred_on   DATE     day of the event
--   kind          VARCHAR  kind of event
--   title         VARCHAR  what happened
--   event_count   BIGINT   how many at once
--   is_city_wide  BOOLEAN  whether it names no unit
select
    occurred_on,
    kind,
    title,
    event_count,
    subdistrict_code is null as is_city_wide
from events
where
    occurred_on <= $cut_off
    and coalesce(subdistrict_code, $subdistrict_code) = $subdistrict_code
order by occurred_on, kind, title
