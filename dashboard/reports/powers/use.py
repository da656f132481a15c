"""Who holds which powers and uses them: sentence, matrix, lists of a drill-down."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.charts.frames import list_rows
from dashboard.formats import (
    NOTHING,
    State,
    format_cell,
    format_count,
    format_day,
    format_fraction,
    format_period,
    read_state,
    state_title,
)
from dashboard.i18n import _
from dashboard.metrics import METRICS
from dashboard.reference import areas, domains

RATE, DORMANT = METRICS["exercise_rate"], METRICS["dormant_share"]
Row = Mapping[str, Any]


def rate_cell(row: Row) -> dict[str, Any]:
    """The exercise rate of a row of queries/pages/powers: as a row of metric values."""
    return _cell(row, row["used_count"], row["known_count"])


def dormant_cell(row: Row) -> dict[str, Any]:
    """The dormant share of such a row."""
    return _cell(row, row["dormant_count"], row["long_count"])


def _cell(row: Row, numerator: int, denominator: int) -> dict[str, Any]:
    """Not reported where nothing is known of a unit that has not reported."""
    is_missing = not row["known_count"] and not row["is_reported"]
    value = numerator / denominator if denominator else float("nan")
    return {
        "numerator": float("nan") if is_missing else float(numerator),
        "denominator": float(denominator),
        "value": value,
    }


def describe_use(row: Row | None, period: dt.date, place: str) -> str:
    """Powers in force, exercise rate and dormant share in a sentence.

    `row`: the one of domains.sql that the page is about; `place`: area and domain.
    """
    start = _("{period}{place}").format(period=format_period(period), place=place)
    if row is None or not row["grant_count"]:
        return _("{start}：没有在册的权力事项").format(start=start)
    return _("{start}：在册 {count} 项，行权率 {rate}，沉睡 {dormant}").format(
        start=start,
        count=format_count(row["power_count"]),
        rate=_write(rate_cell(row), fraction=False),
        dormant=_write(dormant_cell(row), fraction=False),
    )


def matrix_values(rows: pd.DataFrame) -> pd.DataFrame:
    """The unit x domain rows of domains.sql as values of the exercise rate."""
    pairs = rows[rows["subdistrict_code"].ne("") & rows["domain_code"].ne("")]
    cells = pd.DataFrame([rate_cell(row) for row in list_rows(pairs)])
    return pd.DataFrame(
        {
            "subdistrict_code": pairs["subdistrict_code"].tolist(),
            "district_code": [
                areas()[c].parent_code for c in pairs["subdistrict_code"]
            ],
            "domain_code": pairs["domain_code"].tolist(),
        }
    ).join(cells)


def matrix_table(values: pd.DataFrame) -> pd.DataFrame:
    """The matrix in words: a row a unit, indexed by its code, a column a domain."""
    words = values.assign(word=[_write(row) for row in list_rows(values)])
    wide = words.pivot(index="subdistrict_code", columns="domain_code", values="word")
    order = sorted(wide.index, key=lambda code: (areas()[code].parent_code, code))
    table = wide.loc[order].fillna("")
    table.columns = pd.Index([domains()[code].title for code in table.columns])
    table.insert(0, _("镇街"), [areas()[code].title for code in order])
    return table


def domain_use_table(rows: pd.DataFrame) -> pd.DataFrame:
    """A line a domain, indexed by its code; `rows`: those of domains.sql of an area."""
    chosen = rows[rows["subdistrict_code"].eq("") & rows["domain_code"].ne("")]
    lines = [
        {_("领域"): domains()[row["domain_code"]].title} | _tell_use(row)
        for row in list_rows(chosen)
    ]
    return pd.DataFrame(lines, index=chosen["domain_code"].tolist())


def unit_use_table(rows: pd.DataFrame, domain_code: str) -> pd.DataFrame:
    """A line a unit that holds powers of the domain, indexed by its code."""
    chosen = rows[rows["subdistrict_code"].ne("") & rows["domain_code"].eq(domain_code)]
    lines = [
        {_("镇街"): areas()[row["subdistrict_code"]].title} | _tell_use(row)
        for row in list_rows(chosen)
    ]
    return pd.DataFrame(lines, index=chosen["subdistrict_code"].tolist())


def power_table(rows: pd.DataFrame) -> pd.DataFrame:
    """A line a power of a domain, indexed by its code; `rows`: those of powers.sql."""
    lines = [
        {
            _("编码"): row["power_code"],
            _("权力事项"): row["power_name"],
            _("行使/在册镇街"): _write_holders(row),
            _("近 12 个月行权"): row["exercise_count"],
            _("最近行使"): _write_month(row["last_used_in"]),
        }
        for row in list_rows(rows.astype({"exercise_count": "Int64"}))
    ]
    return pd.DataFrame(lines, index=rows["power_code"].tolist())


def holder_table(rows: pd.DataFrame) -> pd.DataFrame:
    """A line a unit that holds a power, by its code; `rows`: those of holders.sql."""
    lines = [
        {
            _("镇街"): areas()[row["subdistrict_code"]].title,
            _("区"): areas()[areas()[row["subdistrict_code"]].parent_code].title,
            _("状态"): _holder_state(row),
            _("近 12 个月行权"): row["exercise_count"],
            _("最近行使"): _write_month(row["last_used_in"]),
            _("赋权日期"): format_day(row["granted_on"]),
            _("承接"): _("已签") if row["is_accepted"] else _("未签"),
        }
        for row in list_rows(rows)
    ]
    return pd.DataFrame(lines, index=rows["subdistrict_code"].tolist())


def describe_holders(rows: pd.DataFrame) -> str:
    """How many units hold a power, use it, let it lie."""
    known = rows[rows["is_known"]]
    return _(
        "{holders} 个镇街在册，近 12 个月 {users} 个行使过，{dormant} 个沉睡"
    ).format(
        holders=len(rows),
        users=format_count((known["exercise_count"] > 0).sum()),
        dormant=format_count(known["is_dormant"].sum()),
    )


def _holder_state(row: Row) -> str:
    if not row["is_known"]:
        return _("使用情况未知")
    if row["is_dormant"]:
        return _("沉睡")
    return _("已行使") if row["exercise_count"] else _("持有未满 12 个月")


def _tell_use(row: Row) -> dict[str, Any]:
    return {
        _("在册事项"): row["power_count"],
        _("行权率"): _write(rate_cell(row)),
        _("沉睡事项率"): _write(dormant_cell(row)),
    }


def _write(cell: Row, *, fraction: bool = True) -> str:
    """36.9% (4,172/11,293), or the word for why there is no value."""
    text = format_cell(cell, RATE)
    if not fraction or read_state(cell) is not State.VALUE:
        return text
    return _("{value}（{fraction}）").format(
        value=text, fraction=format_fraction(cell["numerator"], cell["denominator"])
    )


def _write_holders(row: Row) -> str:
    if not row["known_count"]:
        return _("{value}（{fraction}）").format(
            value=state_title(State.NOT_REPORTED),
            fraction=format_count(row["grant_count"]),
        )
    return format_fraction(row["used_count"], row["known_count"])


def _write_month(month: Any) -> str:
    return NOTHING if pd.isna(month) else format_period(month)
