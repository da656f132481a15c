-- The penalty reports beside the domain and department that each power had then.
-- A decision is one whichever way it went: sparing a penalty uses the power as well.
-- Of a power that changed within the month the later version counts.
-- Grain: one row per row of the penalty reports.
-- Columns
--   period            DATE     month reported
--   subdistrict_code  VARCHAR  code of the sub-district
--   power_code        VARCHAR  power used, NULL in a zero report
--   procedure         VARCHAR  procedure
--   exercise_count    BIGINT   exercises
--   fine_yuan         DOUBLE   fines
--   no_penalty_count  BIGINT   decisions that spared a penalty
--   decision_count    BIGINT   exercises and those decisions: uses of the power
--   domain_code       VARCHAR  the power's domain, NULL: not in the catalogue
--   department        VARCHAR  who delegated it
with catalogue as (
    select
        periods.period,
        powers.power_code,
        max_by(powers.domain_code, powers.valid_from) as domain_code,
        max_by(powers.delegating_department, powers.valid_from) as department
    from periods
    inner join powers
        on
            periods.month_end >= powers.valid_from
            and (powers.valid_to is null or periods.period < powers.valid_to)
    group by periods.period, powers.power_code
)

select
    penalties.period,
    penalties.subdistrict_code,
    penalties.power_code,
    penalties.procedure,
    penalties.exercise_count,
    penalties.fine_yuan,
    penalties.no_penalty_count,
    penalties.exercise_count + coalesce(penalties.no_penalty_count, 0)
        as decision_count,
    catalogue.domain_code,
    catalogue.department
from penalties
left join catalogue
    on
        penalties.period = catalogue.period
        and penalties.power_code = catalogue.power_code
