"""Commands that read figures: metric values and the reconciliation."""

import json
from enum import StrEnum
from typing import Annotated

import pandas as pd
import typer

from dashboard.cli.options import Json, Period, read_period
from dashboard.dimensions import DIMENSIONS
from dashboard.errors import DashboardError
from dashboard.filters import period_key
from dashboard.formats import format_count
from dashboard.i18n import _
from dashboard.metrics import METRICS, Metric, Window
from dashboard.reference import areas
from dashboard.reports.about.reconciliation import reconcile
from dashboard.settings import data_dir
from dashboard.store.checks import run_checks
from dashboard.store.database import SnapshotDatabase
from dashboard.store.metric_values import open_values
from dashboard.store.tables import Store


class Form(StrEnum):
    """How `metrics` prints."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


class Level(StrEnum):
    """Area levels."""

    CITY = "city"
    DISTRICT = "district"
    SUBDISTRICT = "subdistrict"


def check(as_json: Json = False) -> None:
    """Reconcile the published figures and run the business checks; 1 on a mismatch."""
    store = Store(data_dir())
    database = SnapshotDatabase(store, store.snapshot())
    figures = reconcile(database)
    rows = run_checks(database)
    failed = rows[rows["severity"].eq("error")]
    if as_json:
        typer.echo(_check_json(figures, rows))
    else:
        for figure in figures.to_dict("records"):
            mark = "✓" if figure["is_equal"] else "✗" if figure["is_known"] else "–"
            typer.echo(
                f"{mark} {figure['label']}: {figure['published']:,.0f}"
                f" = {format_count(figure['computed'])} ({figure['scope']})"
            )
        for name, count in rows["check"].value_counts().items():
            typer.echo(f"{name}: {count}")
    wrong = figures["is_known"] & ~figures["is_equal"]
    if wrong.any() or len(failed):
        raise typer.Exit(1)


def metrics(
    metric: Annotated[list[str] | None, typer.Option(help="Metric id.")] = None,
    period: Period = "",
    level: Annotated[Level | None, typer.Option(help="Area level.")] = None,
    area: Annotated[str, typer.Option(help="Area code.")] = "",
    as_of: Annotated[str, typer.Option(help="Snapshot id.")] = "",
    window: Annotated[
        Window | None, typer.Option(help="Window; each metric's own if left out.")
    ] = None,
    by: Annotated[str, typer.Option(help="Dimension to split by.")] = "",
    form: Annotated[Form, typer.Option("--format", help="Output.")] = Form.TABLE,
) -> None:
    """Print metric values, with numerator and denominator."""
    _require_known(metric or [], METRICS)
    _require_known([area] if area else [], areas())
    _require_known([by] if by else [], DIMENSIONS)
    chosen = [METRICS[name] for name in metric or METRICS]
    month = read_period(period)
    store = Store(data_dir())
    table = open_values(store, store.snapshot(as_of or None))
    values = table.rows.ask(
        "chosen",
        metrics=[m.id for m in chosen],
        windows=[_window(m, window, by) for m in chosen],
        period=period_key(month) if month else "",
        area_level=level.value if level else "",
        area_code=area,
        dimension=by,
    )
    if values.empty:
        said = _("没有符合条件的数值。") + (
            _("没有全部上报的月份不分项。") if by else ""
        )
        typer.echo(said, err=True)
    _print_values(values, form)


def _window(metric: Metric, window: Window | None, dimension: str) -> str:
    """The window to print; parts are not kept for every one."""
    if window is None and dimension:
        return metric.part_windows[-1].value
    return metric.kept(window).value


def _print_values(values: pd.DataFrame, form: Form) -> None:
    values = values.assign(period=[period_key(month) for month in values["period"]])
    if form is Form.CSV:
        typer.echo(values.to_csv(index=False), nl=False)
    elif form is Form.JSON:
        typer.echo(values.to_json(orient="records", force_ascii=False, indent=2))
    else:
        typer.echo(values.to_string(index=False))


def _require_known(names: list[str], known: object) -> None:
    unknown = [name for name in names if name not in known]  # type: ignore[operator]
    if unknown:
        raise DashboardError(_("未知：{names}").format(names="、".join(unknown)))


def _check_json(figures: pd.DataFrame, rows: pd.DataFrame) -> str:
    counts = {str(name): int(n) for name, n in rows["check"].value_counts().items()}
    return json.dumps(
        {"figures": figures.to_dict("records"), "checks": counts},
        ensure_ascii=False,
        indent=2,
    )
