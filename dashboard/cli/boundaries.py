"""The command that checks, loads, lists and withdraws official boundaries."""

import json
from pathlib import Path
from typing import Annotated

import typer

from dashboard.cli.ingest import Blocked
from dashboard.cli.options import Json, read_period
from dashboard.errors import DashboardError
from dashboard.i18n import _
from dashboard.ingest.boundaries import (
    BoundaryReview,
    inspect_boundaries,
    monitored_units,
)
from dashboard.ingest.boundary_shapes import Crs
from dashboard.settings import data_dir
from dashboard.store.boundaries import (
    keep_boundaries,
    list_editions,
    withdraw_boundaries,
)
from dashboard.store.decisions import known_names
from dashboard.store.tables import Store


def boundaries(
    file: Annotated[
        Path | None, typer.Argument(help="GeoJSON; without one, list editions.")
    ] = None,
    crs: Annotated[
        Crs | None, typer.Option(help="wgs84 (CGCS2000 too) or gcj02; no default.")
    ] = None,
    valid_from: Annotated[
        str, typer.Option(help="First month, such as 2024-01; from always if left out.")
    ] = "",
    source: Annotated[str, typer.Option(help="Shown on the map.")] = "",
    check_only: Annotated[bool, typer.Option("--check-only")] = False,
    withdraw: Annotated[
        str, typer.Option(help='The edition that no longer holds: month or "always".')
    ] = "",
    as_json: Json = False,
) -> None:
    """Check official boundaries and use them from a month on; list or withdraw them."""
    store = Store(data_dir())
    if withdraw:
        withdraw_boundaries(store, withdraw)
    if file is None:
        _print_editions(store, as_json)
        return
    if crs is None:
        raise DashboardError(
            _("没有说明坐标系。"), remedy=_("请加上 --crs wgs84 或 --crs gcj02。")
        )
    month = read_period(valid_from)
    try:
        data = file.read_bytes()
    except OSError:
        raise DashboardError(_("文件打不开。"), where=str(file)) from None
    review = inspect_boundaries(data, crs, known_names(store), monitored_units(month))
    _print_review(review, as_json)
    if not review.is_usable:
        raise Blocked
    if not check_only:
        keep_boundaries(
            store,
            review.features,
            valid_from=month,
            source=source or file.name,
            file_name=file.name,
            crs=crs,
        )


def _print_review(review: BoundaryReview, as_json: bool) -> None:
    if as_json:
        problems = [vars(problem) for problem in review.problems]
        shown = {"units": len(review.features), "problems": problems}
        typer.echo(json.dumps(shown, ensure_ascii=False, indent=2))
        return
    for p in review.problems:
        mark = "✗" if p.is_blocking else "!"
        typer.echo(f"{mark} {p.subject}：{p.message}。{p.remedy}")
    typer.echo(_("可用的镇街图形：{count} 个").format(count=len(review.features)))


def _print_editions(store: Store, as_json: bool) -> None:
    lines = [
        {
            "edition": e.key,
            "source": e.source,
            "file": e.file_name,
            "crs": e.crs,
            "author": e.author,
            "decided_at": e.decided_at.isoformat(timespec="seconds"),
            "withdrawn_at": e.withdrawn_at
            and e.withdrawn_at.isoformat(timespec="seconds"),
        }
        for e in list_editions(store)
    ]
    if as_json:
        typer.echo(json.dumps(lines, ensure_ascii=False, indent=2))
        return
    for line in lines:
        text = "{edition:<8} {source}  {file} ({crs})  {decided_at}  {author}"
        ended = _("（已撤回或被替换）") if line["withdrawn_at"] else ""
        typer.echo(text.format(**line) + ended)
