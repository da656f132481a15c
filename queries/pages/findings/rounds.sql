-- The rounds of inspection that the ledger of a month knows of.
-- Grain: one row per round.
-- Parameters
--   $period  DATE  first day of the month
-- Columns
--   round  BIGINT  round of inspection
select distinct findings.round
from finding_states as states
inner join findings on states.finding_code = findings.finding_code
where states.period = $period and findings.round is not null
order by findings.round
