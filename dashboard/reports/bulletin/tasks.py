"""A bulletin's requirements: who owes what, and by which day."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.filters import months_before
from dashboard.formats import format_count, format_day
from dashboard.i18n import _, language
from dashboard.metrics.catalogue import EXERCISE_COUNT
from dashboard.reports.bulletin.figures import Material, name_unit
from dashboard.rows import list_rows

#: Days that a task may take from the bulletin's date (拟定: no public rule sets them).
DAYS: Mapping[str, int] = {
    "report": 5,
    "unmeasured": 5,
    "overdue": 10,
    "unverified": 15,
}

_NUMERALS = "零一二三四五六七八九十"


@dataclass(frozen=True)
class Task:
    """What units owe: how many things in all, the units by name, until when."""

    count: str
    units: str
    by: str

    @classmethod
    def of(cls, counts: Mapping[str, int], by: dt.date) -> "Task | None":
        """The task of `counts` (unit's code -> things owed), None if nothing is."""
        owed = {code: count for code, count in counts.items() if count}
        if not owed:
            return None
        names = [
            _("{name}{count}例").format(name=name_unit(code), count=count)
            for code, count in owed.items()
        ]
        total = format_count(sum(owed.values()))
        return cls(total, _("、").join(names), format_day(by))


def list_tasks(material: Material, dated_on: dt.date) -> dict[str, Task | None]:
    """The tasks by name; None where there is nothing to do.

    overdue, unmeasured, due_next (open and due next month; `by`: that month's end),
    unverified (rectified, for the inspectors to verify), report (the month's penalty
    report is missing).
    """
    rows = list_rows(material.run("outstanding"))
    ends = {name: dated_on + dt.timedelta(days) for name, days in DAYS.items()}
    ends["due_next"] = months_before(material.period, -2) - dt.timedelta(days=1)
    names = ("overdue", "unmeasured", "due_next", "unverified")
    tasks: dict[str, Task | None] = {
        name: Task.of(
            {row["subdistrict_code"]: row[f"{name}_count"] for row in rows}, ends[name]
        )
        for name in names
    }
    tasks["report"] = _missing_reports(material, ends["report"])
    return tasks


def _missing_reports(material: Material, by: dt.date) -> Task | None:
    units = material.units(EXERCISE_COUNT)
    missing = [code for code, row in sorted(units.items()) if not row["reported_count"]]
    if not missing:
        return None
    names = _("、").join(name_unit(code) for code in missing)
    return Task(format_count(len(missing)), names, format_day(by))


class Counter:
    """Numbers the requirements that the template shows: （一）, （二）, ..."""

    def __init__(self) -> None:
        self._count = 0

    def __call__(self) -> str:
        """The next number, in the style of an official document."""
        self._count += 1
        if language() == "en":
            return f"({self._count}) "
        return f"（{write_numeral(self._count)}）"


def write_numeral(number: int) -> str:
    """1 to 99 in Chinese: 一, 十, 十一, 二十, 三十五."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _NUMERALS[ones]
    head = "" if tens == 1 else _NUMERALS[tens]
    return f"{head}十{_NUMERALS[ones] if ones else ''}"
