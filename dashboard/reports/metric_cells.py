"""A metric's values as cells and columns of tables."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.formats import State, read_state, value_format
from dashboard.forms import COUNT, METRIC, METRIC_CHANGE, MONTH, Form
from dashboard.i18n import _
from dashboard.metrics import Metric
from dashboard.reports.table import STATE, Column


def value_column(name: str, title: str, metric: Metric) -> Column:
    """A column of one metric's values; the heading has the unit, except of shares."""
    form = value_format(metric)
    is_share = form.form is Form.SHARE
    return Column(name, title, form, unit="" if is_share else metric.unit_title)


def month_column(title: str = "") -> Column:
    """The column of months, which most tables over time start with."""
    return Column("period", title or _("月份"), MONTH)


def value_cells(row: Mapping[str, Any] | None, name: str = "value") -> dict[str, Any]:
    """A metric's row as the cells `name` and why it is missing; None: not reported."""
    state = State.NOT_REPORTED if row is None else read_state(row)
    if row is None or state is not State.VALUE:
        return {name: None, f"{name}{STATE}": str(state)}
    return {name: row["value"], f"{name}{STATE}": ""}


def basis_cells(row: Mapping[str, Any] | None) -> dict[str, Any]:
    """What a metric's row rests on: numerator and denominator, or why there is none.

    Nothing of a count, whose value says it all.
    """
    if row is None or read_state(row) is State.NOT_REPORTED:
        nothing = {"numerator": None, "denominator": None}
        return nothing | {f"numerator{STATE}": str(State.NOT_REPORTED)}
    is_count = pd.isna(row["denominator"])
    numerator = None if is_count else row["numerator"]
    return {"numerator": numerator, "denominator": row["denominator"]}


def basis_column(title: str = "") -> Column:
    """The column of `basis_cells`: 21/35."""
    return Column(
        "numerator",
        title or _("依据"),
        COUNT,
        over="denominator",
        partner=_("分母"),
    )


def mixed_column(name: str, title: str) -> Column:
    """A column whose values are of the metric that each row names, units with them."""
    return Column(name, title, METRIC)


def mixed_change(name: str, title: str) -> Column:
    """A column of differences, each of the metric that its row names."""
    return Column(name, title, METRIC_CHANGE)


def reported_column() -> Column:
    """How many units have reported, of how many: 34/35."""
    return Column(
        "reported_count",
        _("已报镇街"),
        COUNT,
        over="expected_count",
        partner=_("应报镇街"),
    )
