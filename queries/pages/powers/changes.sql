-- What differs between the ends of two months: powers of the catalogue, an area's
-- grants.
-- added, expired: penalty powers of the city's catalogue. granted: grants held at the
-- later end alone. recalled: held at the earlier end alone, with a recall; those that
-- ended with their power are the units of 'expired'. Units monitored in both months.
-- Grain: one row per power and change, by change and code.
-- Parameters
--   $since        DATE     first day of the earlier month
--   $until        DATE     first day of the later month
--   $area_code    VARCHAR  city, district or sub-district
--   $domain_code  VARCHAR  code of the domain, '' for all
-- Columns
--   change       VARCHAR  added, expired, granted or recalled
--   power_code   VARCHAR  code of the power
--   power_name   VARCHAR  its name in the catalogue
--   domain_code  VARCHAR  code of its domain
--   unit_count   BIGINT   units whose grant came or went with it
--   changed_on   DATE     first day on which it happened
--   document     VARCHAR  document of the recall, NULL where none is given
with catalogue as (
    select
        power_code,
        max_by(power_name, valid_from) as power_name,
        max_by(domain_code, valid_from) as domain_code,
        bool_or(
            valid_from <= last_day($since)
            and (valid_to is null or valid_to > last_day($since))
        ) as was_valid,
        bool_or(
            valid_from <= last_day($until)
            and (valid_to is null or valid_to > last_day($until))
        ) as is_valid,
        min(valid_from) filter (where valid_from > last_day($since)) as added_on,
        max(valid_to) filter (where valid_to <= last_day($until)) as expired_on
    from powers
    where
        kind = '处罚'
        and valid_from <= last_day($until)
        and ($domain_code = '' or domain_code = $domain_code)
    group by power_code
),

area as (
    select subdistrict_code
    from area_units
    where area_code = $area_code and period in ($since, $until)
    group by subdistrict_code
    having count(*) = 2
),

held as (
    select
        area.subdistrict_code,
        held.power_code,
        bool_or(held.period = $since) as was_held,
        bool_or(held.period = $until) as is_held,
        max(held.granted_on) as granted_on
    from grants_in_force as held
    inner join area on held.subdistrict_code = area.subdistrict_code
    where held.period in ($since, $until)
    group by area.subdistrict_code, held.power_code
),

ended as (
    select
        held.power_code,
        held.subdistrict_code,
        min(grants.recalled_on) as recalled_on,
        any_value(grants.recall_document) as recall_document
    from held
    left join grants
        on
            held.subdistrict_code = grants.subdistrict_code
            and held.power_code = grants.power_code
            and grants.recalled_on > last_day($since)
            and grants.recalled_on <= last_day($until)
    where held.was_held and not held.is_held
    group by held.power_code, held.subdistrict_code
),

changes as (
    select
        'granted' as change,
        power_code,
        count(*) as unit_count,
        min(granted_on) as changed_on,
        cast(null as varchar) as document
    from held
    where is_held and not was_held
    group by power_code
    union all
    select
        'recalled' as change,
        power_code,
        count(*) as unit_count,
        min(recalled_on) as changed_on,
        string_agg(distinct recall_document, '、') as document
    from ended
    where recalled_on is not null
    group by power_code
    union all
    select
        'added' as change,
        catalogue.power_code,
        count(held.subdistrict_code) as unit_count,
        any_value(catalogue.added_on) as changed_on,
        cast(null as varchar) as document
    from catalogue
    left join held on catalogue.power_code = held.power_code and held.is_held
    where catalogue.is_valid and not catalogue.was_valid
    group by catalogue.power_code
    union all
    select
        'expired' as change,
        catalogue.power_code,
        count(ended.subdistrict_code) filter (where ended.recalled_on is null)
            as unit_count,
        any_value(catalogue.expired_on) as changed_on,
        cast(null as varchar) as document
    from catalogue
    left join ended on catalogue.power_code = ended.power_code
    where catalogue.was_valid and not catalogue.is_valid
    group by catalogue.power_code
)

select
    changes.change,
    changes.power_code,
    catalogue.power_name,
    catalogue.domain_code,
    changes.unit_count,
    changes.changed_on,
    changes.document
from changes
inner join catalogue on changes.power_code = catalogue.power_code
order by
    list_position(['added', 'expired', 'granted', 'recalled'], changes.change),
    changes.power_code
