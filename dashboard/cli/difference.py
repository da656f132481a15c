"""The command that compares two versions of a data set."""

import json
from typing import Annotated, Any

import pandas as pd
import typer

from dashboard.cli.impact import impact_json, print_impact
from dashboard.cli.options import Json, Period, read_period, require_dataset
from dashboard.datasets import DATASETS
from dashboard.filters import period_key
from dashboard.formats import format_period
from dashboard.i18n import _
from dashboard.ingest.difference import Difference, compare_rows
from dashboard.ingest.impact import Impact, measure_impact
from dashboard.ingest.publication import Review
from dashboard.reports.table import Table
from dashboard.reports.upload.changes import readable_cells, readable_rows
from dashboard.settings import data_dir
from dashboard.store.tables import Replacement, Store

_SHOWN = 50


def diff(
    dataset: Annotated[str, typer.Argument(help="Data set.")],
    version: Annotated[int, typer.Argument(help="Version, as in history.")],
    later: Annotated[
        int | None,
        typer.Argument(metavar="[VERSION2]", help="What stands, if left out."),
    ] = None,
    period: Period = "",
    as_json: Json = False,
) -> None:
    """Show what changes from one version of a month to another, and which KPIs move."""
    require_dataset(dataset)
    store = Store(data_dir())
    before = store.restorable(dataset, version, read_period(period))
    if later is None:
        standing = store.snapshot().replaced_by(dataset, before.period)
        later = standing.table_version if standing else version
    month = before.period if DATASETS[dataset].is_monthly else None
    after = store.restorable(dataset, later, month)
    difference = compare_rows(DATASETS[dataset], before.rows, after.rows)
    review = Review((), (after,), store.snapshot())
    impact = measure_impact(store, review, [before])
    if as_json:
        typer.echo(_write_json(before, (version, later), difference, impact))
    else:
        _print_difference(before, (version, later), difference)
        print_impact(impact)


def _write_json(
    item: Replacement,
    versions: tuple[int, int],
    difference: Difference,
    impact: Impact,
) -> str:
    counts = difference.counts
    shown: dict[str, Any] = {
        "dataset": item.dataset,
        "period": period_key(item.period),
        "versions": list(versions),
        "counts": {
            "added": counts.added,
            "removed": counts.removed,
            "changed": counts.changed,
        },
        "added": _records(difference.added),
        "removed": _records(difference.removed),
        "changed": _records(difference.changed),
        "impact": impact_json(impact),
    }
    return json.dumps(shown, ensure_ascii=False, indent=2)


def _records(rows: pd.DataFrame) -> Any:
    text = rows.to_json(orient="records", date_format="iso", date_unit="s")
    return json.loads(text)


def _print_difference(
    item: Replacement, versions: tuple[int, int], difference: Difference
) -> None:
    entry, counts = DATASETS[item.dataset], difference.counts
    typer.echo(
        _(
            "{dataset} {period} 第 {first} 版到第 {second} 版："
            "新增 {added}，删除 {removed}，更改 {changed} 行。"
        ).format(
            dataset=entry.title,
            period=format_period(item.period),
            first=versions[0],
            second=versions[1],
            added=counts.added,
            removed=counts.removed,
            changed=counts.changed,
        )
    )
    for title, rows, write in (
        (_("新增"), difference.added, readable_rows),
        (_("删除"), difference.removed, readable_rows),
        (_("更改"), difference.changed, readable_cells),
    ):
        if len(rows):
            typer.echo(f"\n{title}")
            typer.echo(print_table(write(entry, rows.head(_SHOWN))))
        if len(rows) > _SHOWN:
            typer.echo(_("只显示前 {count} 行。").format(count=_SHOWN))


def print_table(table: Table) -> str:
    """The cells as pages write them, under their headings, in columns of letters."""
    headings = {column.name: column.heading for column in table.columns}
    return pd.DataFrame(table.texts()).rename(columns=headings).to_string(index=False)
