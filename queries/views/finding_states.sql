-- The state of every finding at the end of each month, derived from its dates.
-- States: closed (verified), unverified (rectified, verification outstanding), overdue
-- (past its deadline), unrectified (no measure set yet), rectifying (measure set).
-- A ledger that does not speak of a month has no rows in it. Dates are those of the
-- edition in force, what has none is as the month knew it (see finding_details).
-- Grain: one row per month, and finding of a monitored unit found by the end of it.
-- Columns
--   period            DATE     first day of the month
--   month_end         DATE     last day of the month, the cut-off
--   subdistrict_code  VARCHAR  nine-digit code
--   finding_code      VARCHAR  code in the ledger
--   state             VARCHAR  closed, unverified, overdue, unrectified or rectifying
--   overdue_days      BIGINT   days past the deadline, NULL unless overdue
--   overdue_band      VARCHAR  1-7, 8-30, 31-90 or >90 of them, NULL unless overdue
--   category          VARCHAR  category
--   severity          VARCHAR  severity
--   is_measured       BOOLEAN  whether a measure was set
select
    units.period,
    units.month_end,
    units.subdistrict_code,
    findings.finding_code,
    case
        when findings.rectified_on > units.month_end or findings.rectified_on is null
            then
                case
                    when findings.due_on < units.month_end then 'overdue'
                    when details.measure is null then 'unrectified'
                    else 'rectifying'
                end
        when findings.verified_on <= units.month_end then 'closed'
        else 'unverified'
    end as state,
    case when state = 'overdue' then units.month_end - findings.due_on end
        as overdue_days,
    case
        when overdue_days <= 7 then '1-7'
        when overdue_days <= 30 then '8-30'
        when overdue_days <= 90 then '31-90'
        when overdue_days > 90 then '>90'
    end as overdue_band,
    details.category,
    details.severity,
    details.measure is not null as is_measured
from units
inner join reports
    on
        units.period = reports.period
        and units.subdistrict_code = reports.subdistrict_code
        and reports.dataset = 'findings'
inner join findings
    on
        units.subdistrict_code = findings.subdistrict_code
        and units.month_end >= findings.found_on
inner join finding_details as details
    on
        findings.finding_code = details.finding_code
        and units.period >= details.since
        and units.period < details.until
