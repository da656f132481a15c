"""Issued bulletins: the register's lines of that kind, by edition; signing one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.errors import DashboardError
from dashboard.formats import format_period
from dashboard.forms import CODE, DATE
from dashboard.i18n import LANGUAGES, _, ngettext
from dashboard.reports.bulletin.edition import Edition
from dashboard.reports.history.documents import (
    HandedOut,
    examine_documents,
    tell_restatements,
)
from dashboard.reports.metric_cells import month_column
from dashboard.reports.table import Column, Table, build_table
from dashboard.store.documents import list_documents, record_document
from dashboard.store.tables import Snapshot, Store

KIND = "bulletin"


@dataclass(frozen=True)
class Issued:
    """A signed edition, and what of its figures was restated since."""

    edition: Edition
    issue: HandedOut

    @property
    def title(self) -> str:
        """Its number and month: 〔2023〕11号 2023年12月."""
        return f"{write_number(self.edition)} {format_period(self.edition.period)}"


def write_number(edition: Edition) -> str:
    """〔2023〕11号."""
    return _("〔{year}〕{number}号").format(
        year=edition.dated_on.year, number=edition.number or ""
    )


def list_issued(store: Store, current: Snapshot) -> list[Issued]:
    """The signed editions, newest first, against what stands in `current`."""
    issues = examine_documents(list_documents(store, KIND), current)
    editions = [Edition.read_name(issue.document.name) for issue in issues]
    return [
        Issued(edition, issue)
        for edition, issue in zip(editions, issues, strict=True)
        if edition is not None
    ]


def next_number(issued: Sequence[Issued], year: int) -> int:
    """The number after the highest that was signed in a year."""
    return 1 + max(_numbers(issued, year), default=0)


def issue_edition(store: Store, edition: Edition, author: str) -> None:
    """Enter an edition as signed.

    Raises `DashboardError` if it has no number, or one that its year has used.
    """
    issued = list_issued(store, store.snapshot())
    if not edition.number:
        raise DashboardError(_("没有编号，不能签发。"), remedy=_("请填写编号。"))
    if edition.number in _numbers(issued, edition.dated_on.year):
        raise DashboardError(
            _("{number}已经签发过。").format(number=write_number(edition)),
            remedy=_("请改用编号 {number}。").format(
                number=next_number(issued, edition.dated_on.year)
            ),
        )
    name = f"{edition.name}.docx"
    record_document(store, KIND, name, edition.snapshot_id, edition.period, author)


def issued_table(issued: Sequence[Issued]) -> Table:
    """A line a signed edition, in the same order, by its edition's name."""
    columns = [
        Column("number", _("通报编号")),
        month_column(),
        Column("dated_on", _("日期"), DATE),
        Column("language", _("文种")),
        Column("restated", _("此后更正")),
        Column("snapshot", _("快照"), CODE),
        Column("author", _("签发人")),
    ]
    lines = [_describe(line) for line in issued]
    return build_table(lines, columns, [line.edition.name for line in issued])


def describe_issued(issued: Sequence[Issued]) -> str:
    """How many were signed, and how many rest on figures restated since."""
    if not issued:
        return _("还没有签发过通报。")
    restated = sum(bool(line.issue.restatements) for line in issued)
    if not restated:
        return ngettext(
            "已签发 {count} 期，所依据的数据此后都没有更正。", len(issued)
        ).format(count=len(issued))
    return ngettext(
        "已签发 {count} 期，其中 {restated} 期所依据的数据此后有更正。", len(issued)
    ).format(count=len(issued), restated=restated)


def _numbers(issued: Sequence[Issued], year: int) -> set[int]:
    return {
        line.edition.number
        for line in issued
        if line.edition.number and line.edition.dated_on.year == year
    }


def _describe(line: Issued) -> dict[str, Any]:
    edition, document = line.edition, line.issue.document
    return {
        "number": write_number(edition),
        "period": edition.period,
        "dated_on": edition.dated_on,
        "language": LANGUAGES[edition.language],
        "restated": tell_restatements(line.issue),
        "snapshot": edition.snapshot_id,
        "author": document.author,
    }
