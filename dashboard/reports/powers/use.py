"""Who holds which powers and uses them: sentence, matrix, lists of a drill-down."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
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
from dashboard.metrics import Metric
from dashboard.metrics.catalogue import (
    DORMANT_SHARE,
    EXERCISE_RATE,
    POWERS_IN_FORCE,
    UPTAKE_RATE,
)
from dashboard.reference import areas, domains
from dashboard.store.metric_table import MetricTable, Row


@dataclass(frozen=True)
class Use:
    """What an area holds in a domain or in all, and makes of it: metric values.

    `powers`: distinct powers in force; `grants`: the uptake rate, over all grants;
    `rate`, `dormant`: the exercise rate and the dormant share. None where nothing is
    held or known.
    """

    powers: Row | None
    grants: Row | None
    rate: Row | None
    dormant: Row | None

    @property
    def power_count(self) -> float:
        """Distinct powers in force."""
        return float(self.powers["numerator"]) if self.powers else 0.0

    @property
    def grant_count(self) -> float:
        """Grants (unit x power) in force."""
        return float(self.grants["denominator"]) if self.grants else 0.0

    @property
    def known_count(self) -> float:
        """Of those, the grants whose use is known: their units have reported."""
        known = self.rate["denominator"] if self.rate else 0.0
        return 0.0 if pd.isna(known) else float(known)


METRICS_OF_USE = (POWERS_IN_FORCE, UPTAKE_RATE, EXERCISE_RATE, DORMANT_SHARE)


def find_use(table: MetricTable, period: dt.date, area_code: str) -> Use:
    """The use of all powers of an area."""
    return Use(*(table.row(metric, period, area_code) for metric in METRICS_OF_USE))


def list_domain_use(
    table: MetricTable, period: dt.date, area_code: str
) -> dict[str, Use]:
    """The use of an area's powers by domain, in the order of the domains."""
    parts = [
        table.parts(metric, "domain", period, area_code) for metric in METRICS_OF_USE
    ]
    return {code: Use(*(rows.get(code) for rows in parts)) for code in sorted(parts[0])}


def list_unit_use(
    table: MetricTable, period: dt.date, codes: Collection[str]
) -> dict[tuple[str, str], Use]:
    """The use of each unit's powers, by unit and domain; `codes`: the units."""
    table.prefetch(METRICS_OF_USE, period, "domain")
    parts = [
        {
            (row["area_code"], row["part"]): row
            for row in list_rows(table.month(m, period, "subdistrict", None, "domain"))
        }
        for m in METRICS_OF_USE
    ]
    return {
        pair: Use(*(rows.get(pair) for rows in parts))
        for pair in sorted(parts[0])
        if pair[0] in codes
    }


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
        rate=_write(use.rate, EXERCISE_RATE, fraction=False),
        dormant=_write(use.dormant, DORMANT_SHARE, fraction=False),
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


def matrix_table(values: pd.DataFrame) -> pd.DataFrame:
    """The matrix in words: a row a unit, indexed by its code, a column a domain."""
    words = values.assign(
        word=[_write(row, EXERCISE_RATE) for row in list_rows(values)]
    )
    wide = words.pivot(index="subdistrict_code", columns="domain_code", values="word")
    order = sorted(wide.index, key=lambda code: (areas()[code].parent_code, code))
    table = wide.loc[order].fillna("")
    table.columns = pd.Index([domains()[code].title for code in table.columns])
    table.insert(0, _("镇街"), [areas()[code].title for code in order])
    return table


def domain_use_table(uses: Mapping[str, Use]) -> pd.DataFrame:
    """A line a domain, indexed by its code."""
    lines = [
        {_("领域"): domains()[code].title} | _tell_use(use)
        for code, use in uses.items()
    ]
    return pd.DataFrame(lines, index=list(uses))


def unit_use_table(
    uses: Mapping[tuple[str, str], Use], domain_code: str
) -> pd.DataFrame:
    """A line a unit that holds powers of the domain, indexed by its code."""
    chosen = {
        unit: use for (unit, domain), use in uses.items() if domain == domain_code
    }
    lines = [
        {_("镇街"): areas()[unit].title} | _tell_use(use)
        for unit, use in chosen.items()
    ]
    return pd.DataFrame(lines, index=list(chosen))


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


def _tell_use(use: Use) -> dict[str, Any]:
    return {
        _("在册事项"): int(use.power_count),
        EXERCISE_RATE.title: _write(use.rate, EXERCISE_RATE),
        DORMANT_SHARE.title: _write(use.dormant, DORMANT_SHARE),
    }


def _write(row: Row | None, metric: Metric, *, fraction: bool = True) -> str:
    """36.9% (4,172/11,293), or the word for why there is no value."""
    if row is None:
        return state_title(State.NOT_REPORTED)
    text = format_cell(row, metric)
    if not fraction or read_state(row) is not State.VALUE:
        return text
    return _("{value}（{fraction}）").format(
        value=text, fraction=format_fraction(row["numerator"], row["denominator"])
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
