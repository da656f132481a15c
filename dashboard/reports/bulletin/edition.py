"""The bulletin (通报) of a month: one edition, and all that its template may name."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from dashboard.datasets import DATASETS
from dashboard.errors import NotPublished
from dashboard.filters import months_before, parse_period, period_key
from dashboard.formats import State, format_day, format_period, read_state
from dashboard.i18n import _, speak
from dashboard.metrics.catalogue import FINDING_COUNT
from dashboard.reports.bulletin.figures import (
    TOTALS,
    Material,
    kind_table,
    metric_table,
    metric_texts,
    overdue_table,
    praised_units,
    unit_table,
)
from dashboard.reports.bulletin.tasks import Task, list_tasks
from dashboard.reports.table import Table
from dashboard.store.tables import Snapshot

_NAME = re.compile(
    r"bulletin_(?P<period>\d{4}-\d\d)_(?P<number>\d*)_(?P<dated_on>\d{4}-\d\d-\d\d)"
    r"_(?P<language>zh|en)_(?P<snapshot_id>[0-9a-f]+-\d+)(?:\.\w+)?"
)
_LEADING = 3  # categories that the text names


@dataclass(frozen=True)
class Edition:
    """What decides a bulletin: two equal editions are the same document.

    `number`: of the year of `dated_on`; None leaves room to write it by hand.
    """

    period: dt.date
    snapshot_id: str
    dated_on: dt.date
    number: int | None = None
    language: str = "zh"

    @classmethod
    def of_month(
        cls, period: dt.date, snapshot_id: str, language: str, **chosen: Any
    ) -> Self:
        """The edition of a month, dated its cut-off unless `dated_on` is given."""
        cut_off = months_before(period, -1) - dt.timedelta(days=1)
        chosen = {"dated_on": cut_off, **chosen}
        return cls(period, snapshot_id, language=language, **chosen)

    @property
    def name(self) -> str:
        """The name of its files, without suffix; `read_name` reads it back."""
        return (
            f"bulletin_{period_key(self.period)}_{self.number or ''}"
            f"_{self.dated_on.isoformat()}_{self.language}_{self.snapshot_id}"
        )

    @classmethod
    def read_name(cls, name: str) -> Self | None:
        """The edition that a file's name (as the register holds it) speaks of."""
        found = _NAME.fullmatch(name)
        if found is None:
            return None
        return cls(
            parse_period(found["period"]),
            found["snapshot_id"],
            dt.date.fromisoformat(found["dated_on"]),
            int(found["number"]) if found["number"] else None,
            found["language"],
        )


@dataclass(frozen=True)
class Bulletin:
    """An edition's figures: tables of values, and what its template names in words."""

    edition: Edition
    is_sample: bool
    metrics: Mapping[str, Mapping[str, str]]
    totals: Table
    kinds: Mapping[str, Table]
    units: Table
    overdue: Table
    praised: list[str]
    tasks: Mapping[str, Task | None]

    @property
    def context(self) -> dict[str, Any]:
        """The names that a template may use, pictures and numbering apart."""
        edition = self.edition
        return {
            "month": format_period(edition.period),
            "cut_off": format_day(Edition.of_month(edition.period, "", "").dated_on),
            "date": format_day(edition.dated_on),
            "year": f"{edition.dated_on.year}",
            "number": f"{edition.number}" if edition.number else "　",
            "snapshot": edition.snapshot_id,
            "is_sample": self.is_sample,
            "metrics": self.metrics,
            "totals": self.totals.text_rows(),
            "sources": self.kinds["source"].text_rows(),
            "categories": self.kinds["category"].text_rows(),
            "leading": self._leading,
            "units": self.units.text_rows(),
            "overdue_findings": self.overdue.text_rows(),
            "praised": _("、").join(self.praised),
            "tasks": self.tasks,
        }

    @property
    def _leading(self) -> str:
        """The categories with the most findings of the window, with their counts."""
        return _("、").join(
            _("{name}{count}例").format(name=row["name"], count=row["window"])
            for row in self.kinds["category"].head(_LEADING).text_rows()
        )


def compile_bulletin(
    edition: Edition, snapshot: Snapshot, material: Material
) -> Bulletin:
    """The figures of an edition, in its language.

    `snapshot` and `material` are those that the edition names. Raises `NotPublished`
    where the month has no ledger of findings: a bulletin would have nothing to say.
    """
    with speak(edition.language):
        _require_ledger(material)
        return Bulletin(
            edition,
            snapshot.is_sample,
            metric_texts(material),
            metric_table(material, TOTALS),
            {part: kind_table(material, part) for part in ("source", "category")},
            unit_table(material),
            overdue_table(material),
            praised_units(material),
            list_tasks(material, edition.dated_on),
        )


def _require_ledger(material: Material) -> None:
    row = material.city(FINDING_COUNT)
    if row is None or read_state(row) is State.NOT_REPORTED:
        raise NotPublished(
            _("{month}没有发布{dataset}，不能编写通报。").format(
                month=format_period(material.period),
                dataset=DATASETS["findings"].title,
            ),
            remedy=_("请改选月份，或先发布该月数据。"),
        )
