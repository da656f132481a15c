"""Options that several commands share, and what their texts mean."""

import datetime as dt
from typing import Annotated

import typer

from dashboard.datasets import DATASETS
from dashboard.errors import DashboardError, NotPublished
from dashboard.filters import parse_period
from dashboard.formats import format_period
from dashboard.i18n import _
from dashboard.ingest.changes import Change

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Note = Annotated[str, typer.Option(help="Why: kept with the publication.")]
Period = Annotated[str, typer.Option(help="Month, such as 2023-09.")]


def read_period(text: str) -> dt.date | None:
    """The month that an option names, or None; raises `DashboardError`."""
    if not text:
        return None
    try:
        return parse_period(text)
    except ValueError:
        raise DashboardError(
            _("“{text}”不是月份。").format(text=text), remedy=_("请写成 2023-09。")
        ) from None


def require_dataset(name: str) -> None:
    """Raise `NotPublished` unless a data set has that id."""
    if name not in DATASETS:
        raise NotPublished(
            _("没有数据集“{name}”。").format(name=name),
            remedy=_("可用：{names}").format(names="、".join(DATASETS)),
        )


def print_change(change: Change) -> None:
    """One line: what would change, and whether the past would."""
    counts, item = change.difference.counts, change.replacement
    text = _(
        "{dataset} {period}：新增 {added}，删除 {removed}，更改 {changed} 行。"
    ).format(
        dataset=DATASETS[item.dataset].title,
        period=format_period(item.period),
        added=counts.added,
        removed=counts.removed,
        changed=counts.changed,
    )
    if change.needs_note:
        text += _("注意：更改的是较早的月份，已公布的数字会变。")
    typer.echo(text)
