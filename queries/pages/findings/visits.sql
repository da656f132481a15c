-- The visits to a sub-district in one round of inspection, as known at the cut-off.
-- Grain: one row per visit.
-- Parameters
--   $subdistrict_code  VARCHAR  nine-digit code
--   $round             INTEGER  round of inspection
--   $cut_off           DATE     last day of the month
-- Columns
--   round                BIGINT   round of inspection
--   visited_on           DATE     day of the visit
--   team                 VARCHAR  inspecting team, NULL where not written
--   score                DOUBLE   score 0-100
--   files_sampled_count  BIGINT   case files sampled, NULL where not written
select
    round,
    visited_on,
    team,
    score,
    files_sampled_count
from visits
where
    subdistrict_code = $subdistrict_code
    and round = $round
    and visited_on <= $cut_off
order by visited_on
