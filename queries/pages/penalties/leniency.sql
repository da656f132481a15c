-- Items of the leniency list in force at the end of a month, by domain and code.
-- Grain: one row per item.
-- Parameters
--   $period  DATE  first day of the month
-- Columns
--   item_code    VARCHAR  code of the item
--   item_name    VARCHAR  what is treated with leniency
--   domain_code  VARCHAR  code of the domain
--   kind         VARCHAR  减免处罚 or 不予行政强制
--   valid_from   DATE     first day in force
select
    item_code,
    item_name,
    domain_code,
    kind,
    valid_from
from leniency
where
    valid_from <= last_day($period)
    and (valid_to is null or valid_to > last_day($period))
order by domain_code, item_code
