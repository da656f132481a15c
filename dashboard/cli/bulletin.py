"""The command that writes a month's bulletin."""

import datetime as dt
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dashboard.charts.printed import find_chinese_font
from dashboard.cli.options import read_period
from dashboard.errors import DashboardError
from dashboard.i18n import _
from dashboard.reports.bulletin.edition import Edition
from dashboard.reports.bulletin.figures import Material
from dashboard.reports.bulletin.files import require_format, write_edition
from dashboard.settings import data_dir
from dashboard.store.database import SnapshotDatabase
from dashboard.store.metric_values import open_values
from dashboard.store.tables import Store


class Language(StrEnum):
    """What a bulletin may be written in."""

    ZH = "zh"
    EN = "en"


def bulletin(
    period: Annotated[str, typer.Option(help="Month, such as 2023-09.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", help="OUT.docx, OUT.pdf or OUT.xlsx.")
    ],
    as_of: Annotated[str, typer.Option(help="Snapshot id.")] = "",
    lang: Annotated[Language, typer.Option(help="Language.")] = Language.ZH,
    number: Annotated[
        int, typer.Option(min=0, help="Number of the year; 0 leaves room for it.")
    ] = 0,
    date: Annotated[
        dt.datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Date; the month's last day."),
    ] = None,
) -> None:
    """Write a month's bulletin: Word, PDF, or the workbook of its tables."""
    form = output.suffix.lstrip(".").lower()
    require_format(form)
    month = read_period(period)
    if month is None:
        raise DashboardError(_("请给出月份。"), remedy=_("请写成 2023-09。"))
    store = Store(data_dir())
    snapshot = store.snapshot(as_of or None)
    material = Material(
        month,
        open_values(store, snapshot),
        SnapshotDatabase(store, snapshot),
    )
    chosen = {"dated_on": date.date()} if date else {}
    edition = Edition.of_month(
        month, snapshot.id, lang.value, number=number or None, **chosen
    )
    output.write_bytes(write_edition(edition, snapshot, material, form))
    typer.echo(_("已写入 {path}（快照 {id}）。").format(path=output, id=snapshot.id))
    if form != "xlsx" and lang is Language.ZH and find_chinese_font() is None:
        typer.echo(_("服务器没有中文字体，通报中不含图表。"), err=True)
