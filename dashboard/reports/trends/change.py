"""What moved a rate: its parts at two times, split into their own change and their mix.

A part is a domain, a category or source of findings, or a sub-district: wherever the
numerators and denominators of the parts add up to those of the whole.
"""

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from dashboard.dimensions import find_dimension
from dashboard.formats import (
    effect_format,
    format_change,
    format_effect,
    format_period,
    format_value,
    name_in_window,
)
from dashboard.forms import SHARE
from dashboard.i18n import _
from dashboard.metrics import Kind, Metric
from dashboard.names import units_within
from dashboard.reference import Area, areas
from dashboard.reports.metric_cells import value_column
from dashboard.reports.table import Column, Table, build_table
from dashboard.statistics.decomposition import Decomposition, decompose_change
from dashboard.store.metric_table import MetricTable

_SHOWN = 6  # parts with a step of their own

#: The part of a change that each sub-district is.
UNIT = "unit"


def list_dimensions(metric: Metric, area: Area) -> tuple[str, ...]:
    """By what a change of the metric can be split in the area; () for counts."""
    if metric.kind is Kind.COUNT or metric.is_derived:
        return ()
    own = metric.dimensions
    return own if area.area_level == "subdistrict" else (*own, UNIT)


def part_title(dimension: str) -> str:
    """What a part of the dimension is called."""
    return _("镇街") if dimension == UNIT else find_dimension(dimension).title


def list_parts(
    table: MetricTable, metric: Metric, dimension: str, period: dt.date, area: Area
) -> pd.DataFrame:
    """Numerators and denominators of an area's parts, indexed by the parts' names."""
    if dimension == UNIT:
        rows = table.month(metric, period, "subdistrict")
        own = rows[rows["area_code"].isin(units_within(area.code))]
        titles = [areas()[code].title for code in own["area_code"]]
    else:
        own = pd.DataFrame(
            list(table.parts(metric, dimension, period, area.code).values())
        )
        if own.empty:
            return pd.DataFrame(columns=_NUMBERS)
        titles = [find_dimension(dimension).part_title(part) for part in own["part"]]
    return own[_NUMBERS].set_index(pd.Index(titles))


_NUMBERS = ["numerator", "denominator"]


@dataclass(frozen=True)
class Change:
    """A metric's change between two months, by the parts that `names` lists."""

    metric: Metric
    dimension: str
    before_period: dt.date
    after_period: dt.date
    names: list[str]
    parts: Decomposition


def split_change(
    metric: Metric,
    dimension: str,
    before: tuple[dt.date, pd.DataFrame],
    after: tuple[dt.date, pd.DataFrame],
) -> Change | None:
    """The change between two months; None where one has no denominator.

    The frames: numerator, denominator, indexed by the part's name; a part may be
    missing from one of them.
    """
    names = list(dict.fromkeys([*after[1].index, *before[1].index]))
    old, new = before[1].reindex(names), after[1].reindex(names)
    parts = decompose_change(
        old["numerator"], old["denominator"], new["numerator"], new["denominator"]
    )
    if parts is None:
        return None
    return Change(metric, dimension, before[0], after[0], names, parts)


def change_steps(change: Change) -> list[tuple[str, float]]:
    """The parts' own effects, the largest by size first, the rest as one, the mix."""
    effects = list(zip(change.names, change.parts.rate_effects.tolist(), strict=True))
    moved = sorted((e for e in effects if e[1]), key=lambda effect: -abs(effect[1]))
    steps = moved[:_SHOWN]
    if rest := moved[_SHOWN:]:
        name = _("其余 {count} 个").format(count=len(rest))
        steps.append((name, sum(effect for _name, effect in rest)))
    return [*steps, (_("构成变化"), change.parts.mix_effect)]


def change_title(change: Change) -> str:
    """From which value to which, and by how much."""
    metric = change.metric
    return _("{metric}：{before} {old}，{after} {new}：{change}").format(
        metric=name_in_window(metric),
        before=format_period(change.before_period),
        old=format_value(change.parts.before, metric, unit=True),
        after=format_period(change.after_period),
        new=format_value(change.parts.after, metric, unit=True),
        change=format_change(change.parts.change, metric),
    )


def read_change(change: Change) -> str:
    """How much the parts' own changes and their mix brought, and the strongest part."""
    metric, part = change.metric, part_title(change.dimension)
    text = _("各{part}自身的变化贡献 {rate}，{part}构成的变化贡献 {mix}。").format(
        part=part,
        rate=format_effect(change.parts.rate_effect, metric),
        mix=format_effect(change.parts.mix_effect, metric),
    )
    effects = dict(zip(change.parts.rate_effects.tolist(), change.names, strict=True))
    most, least = max(effects), min(effects)
    if most > 0:
        text += _("拉高最多的是{name}（{effect}）。").format(
            name=effects[most], effect=format_effect(most, metric)
        )
    if least < 0:
        text += _("拉低最多的是{name}（{effect}）。").format(
            name=effects[least], effect=format_effect(least, metric)
        )
    return text


def change_table(change: Change) -> Table:
    """A line a part, in the order of effect, and the whole: rates, shares, effects."""
    parts = change.parts
    total = parts.rate_effects + parts.mix_effects
    order = sorted(range(len(change.names)), key=lambda i: -abs(total[i]))
    lines = [
        (change.names[i], parts.before_rates[i], parts.after_rates[i],
         parts.before_shares[i], parts.after_shares[i],
         parts.rate_effects[i], parts.mix_effects[i])
        for i in order
    ]  # fmt: skip
    whole = (_("合计"), parts.before, parts.after, 1.0, 1.0,
             parts.rate_effect, parts.mix_effect)  # fmt: skip
    columns = _columns(change)
    names = [column.name for column in columns]
    return build_table(
        [dict(zip(names, line, strict=True)) for line in (*lines, whole)], columns
    )


def _columns(change: Change) -> list[Column]:
    metric, effect = change.metric, effect_format(change.metric)
    before, after = map(format_period, (change.before_period, change.after_period))
    value, share = _("{month}的值"), _("{month}的占比")
    return [
        Column("part", part_title(change.dimension)),
        value_column("before_value", value.format(month=before), metric),
        value_column("after_value", value.format(month=after), metric),
        Column("before_share", share.format(month=before), SHARE),
        Column("after_share", share.format(month=after), SHARE),
        Column("own_effect", _("自身变化"), effect),
        Column("mix_effect", _("构成变化"), effect),
    ]
