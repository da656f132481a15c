"""Who holds which powers and uses them: sentence, matrix, lists of a drill-down."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.formats import (
    State,
    format_cell,
    format_count,
    format_period,
    read_state,
    state_title,
)
from dashboard.forms import CODE, COUNT, DATE, MONTH
from dashboard.i18n import _
from dashboard.metrics import Metric
from dashboard.metrics.catalogue import (
    DORMANT_SHARE,
    EXERCISE_RATE,
)
from dashboard.reference import areas, domains
from dashboard.reports.metric_cells import value_cells, value_column
from dashboard.reports.powers.holdings import Use
from dashboard.reports.table import STATE, Column, Table, build_table
from dashboard.rows import list_rows
from dashboard.store.metric_table import Row


def describe_use(use: Use | None, period: dt.date, place: str) -> str:
    """Powers in force, exercise rate and dormant share in a sentence.

    `use`: of what the page is about; `place`: area and domain.
    """
    start = _("{period}{place}").format(period=format_period(period), place=place)
    if use is None or not use.power_count:
        return _("{start}：没有在册的权力事项").format(start=start)
    return _("{start}：在册 {count} 项，行权率 {rate}，沉睡 {dormant}").format(
        start=start,
        count=format_count(use.power_count),
        rate=_write(use.rate, EXERCISE_RATE),
        dormant=_write(use.dormant, DORMANT_SHARE),
    )


def describe_unknown(rate: Row | None) -> str:
    """Why nothing is said of use; '' where something is. `rate`: the exercise rate."""
    if rate is None or read_state(rate) is State.NOT_REPORTED:
        return _("本月行权月报未上报，不知道哪些事项行使过、哪些沉睡。")
    if read_state(rate) is State.NOT_APPLICABLE:
        return _("行权月报发布不足 12 个月，还不能说哪些事项行使过、哪些沉睡。")
    return ""


def matrix_values(uses: Mapping[tuple[str, str], Use]) -> pd.DataFrame:
    """The exercise rate of every unit and domain: codes, n, denominator, value."""
    pairs = list(uses)
    rates = [use.rate or _NOT_REPORTED for use in uses.values()]
    return pd.DataFrame(
        {
            "subdistrict_code": [unit for unit, _domain in pairs],
            "district_code": [areas()[unit].parent_code for unit, _domain in pairs],
            "domain_code": [domain for _unit, domain in pairs],
            **{name: [rate[name] for rate in rates] for name in _NOT_REPORTED},
        }
    )


def domain_values(uses: Mapping[str, Use]) -> pd.DataFrame:
    """The exercise rate of each domain: domain_code, numerator, denominator, value."""
    rates = [use.rate or _NOT_REPORTED for use in uses.values()]
    columns = {name: [rate[name] for rate in rates] for name in _NOT_REPORTED}
    return pd.DataFrame({"domain_code": list(uses), **columns})


_NOT_REPORTED = {
    "numerator": float("nan"),
    "denominator": float("nan"),
    "value": float("nan"),
}


def matrix_table(values: pd.DataFrame) -> Table:
    """The matrix in numbers: a row a unit, by its code, a column a domain."""
    codes = sorted(values["domain_code"].unique())
    lines: dict[str, dict[str, Any]] = {
        code: {"unit": areas()[code].title}
        for code in sorted(
            values["subdistrict_code"].unique(),
            key=lambda code: (areas()[code].parent_code, code),
        )
    }
    for row in list_rows(values):
        cells = value_cells(row, f"domain_{row['domain_code']}")
        lines[row["subdistrict_code"]] |= cells
    columns = [
        value_column(f"domain_{code}", domains()[code].title, EXERCISE_RATE)
        for code in codes
    ]
    return build_table(lines.values(), [Column("unit", _("镇街")), *columns], lines)


def domain_use_table(uses: Mapping[str, Use]) -> Table:
    """A line a domain, by its code."""
    lines = [
        {"domain": domains()[code].title} | _tell_use(use) for code, use in uses.items()
    ]
    return build_table(lines, [Column("domain", _("领域")), *_use_columns()], uses)


def unit_use_table(uses: Mapping[tuple[str, str], Use], domain_code: str) -> Table:
    """A line a unit that holds powers of the domain, by its code."""
    chosen = {
        unit: use for (unit, domain), use in uses.items() if domain == domain_code
    }
    lines = [
        {"unit": areas()[unit].title} | _tell_use(use) for unit, use in chosen.items()
    ]
    return build_table(lines, [Column("unit", _("镇街")), *_use_columns()], chosen)


def power_table(rows: pd.DataFrame) -> Table:
    """A line a power of a domain, by its code; `rows`: those of powers.sql."""
    columns = [
        Column("power_code", _("编码"), CODE),
        Column("power_name", _("权力事项")),
        Column(
            "used_count",
            _("行使/在册镇街"),
            COUNT,
            over="holder_count",
            partner=_("在册镇街"),
        ),
        Column("exercise_count", _("近 12 个月行权"), COUNT),
        Column("last_used_in", _("最近行使"), MONTH),
    ]
    lines = [row | _count_holders(row) for row in list_rows(rows)]
    return build_table(lines, columns, rows["power_code"])


def holder_table(rows: pd.DataFrame) -> Table:
    """A line a unit that holds a power, by its code; `rows`: those of holders.sql."""
    lines = [
        {
            **{name: row[name] for name in ("exercise_count", "last_used_in")},
            "unit": areas()[row["subdistrict_code"]].title,
            "district": areas()[areas()[row["subdistrict_code"]].parent_code].title,
            "state": _holder_state(row),
            "granted_on": row["granted_on"],
            "acceptance": _("已签") if row["is_accepted"] else _("未签"),
        }
        for row in list_rows(rows)
    ]
    columns = [
        Column("unit", _("镇街")),
        Column("district", _("区")),
        Column("state", _("状态")),
        Column("exercise_count", _("近 12 个月行权"), COUNT),
        Column("last_used_in", _("最近行使"), MONTH),
        Column("granted_on", _("赋权日期"), DATE),
        Column("acceptance", _("承接")),
    ]
    return build_table(lines, columns, rows["subdistrict_code"])


def describe_holders(rows: pd.DataFrame) -> str:
    """How many units hold a power, use it, let it lie."""
    known = rows[rows["is_known"]]
    return _(
        "{holders} 个镇街在册，近 12 个月 {users} 个行使过，{dormant} 个沉睡"
    ).format(
        holders=len(rows),
        users=format_count(known["is_used"].sum()),
        dormant=format_count(known["is_dormant"].sum()),
    )


def _holder_state(row: Row) -> str:
    if not row["is_known"]:
        return _("使用情况未知")
    if row["is_dormant"]:
        return _("沉睡")
    return _("已行使") if row["is_used"] else _("持有未满 12 个月")


def _use_columns() -> list[Column]:
    known, long = _("行使已知的赋权"), _("持有满 12 个月的赋权")
    return [
        Column("power_count", _("在册事项"), COUNT),
        value_column("rate", EXERCISE_RATE.title, EXERCISE_RATE),
        Column("used_count", _("行使/在册"), COUNT, over="known_count", partner=known),
        value_column("dormant", DORMANT_SHARE.title, DORMANT_SHARE),
        Column("dormant_count", _("沉睡/持有"), COUNT, over="long_count", partner=long),
    ]


def _tell_use(use: Use) -> dict[str, Any]:
    return {
        "power_count": use.power_count,
        **value_cells(use.rate, "rate"),
        **_parts_of(use.rate, "used_count", "known_count"),
        **value_cells(use.dormant, "dormant"),
        **_parts_of(use.dormant, "dormant_count", "long_count"),
    }


def _parts_of(row: Row | None, numerator: str, denominator: str) -> dict[str, Any]:
    """What a rate rests on; nothing where it has no value."""
    if row is None or read_state(row) is not State.VALUE:
        return {numerator: None, denominator: None}
    return {numerator: row["numerator"], denominator: row["denominator"]}


def _write(row: Row | None, metric: Metric) -> str:
    """The value, or the word for why there is none."""
    return format_cell(row, metric) if row else state_title(State.NOT_REPORTED)


def _count_holders(row: Row) -> dict[str, Any]:
    """Of those of whom it is known, who uses it; of all others, how many hold it."""
    if row["known_count"]:
        return {"used_count": row["used_count"], "holder_count": row["known_count"]}
    state = {f"used_count{STATE}": str(State.NOT_REPORTED)}
    return {"used_count": None, "holder_count": row["grant_count"]} | state
