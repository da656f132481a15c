"""A table: raw typed values, and columns that say how each renderer writes them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Self

import pandas as pd

from dashboard.formats import (
    NOTHING,
    State,
    change_format,
    state_title,
    value_format,
    write_value,
)
from dashboard.forms import TEXT, Form, Format
from dashboard.i18n import _
from dashboard.metrics import METRICS
from dashboard.rows import list_rows

#: Behind a column's name: the column that says why its values are missing.
STATE = "_state"
#: The metric of a row, where a column's values are of several.
METRIC_NAME = "metric"


@dataclass(frozen=True)
class Column:
    """A column of a table's frame, how it is called and how its values are written.

    `unit` stands in the heading. `over`, `until`: the column of the denominator or of
    the upper end, which pages write into the same cell (21/35, 2–5) and files into a
    column of its own, called `partner`.
    """

    name: str
    title: str
    format: Format = TEXT
    unit: str = ""
    over: str = ""
    until: str = ""
    partner: str = ""

    @property
    def heading(self) -> str:
        """Title and unit."""
        unit = self.unit or _unit_of(self.format)
        if not unit:
            return self.title
        return _("{title}（{unit}）").format(title=self.title, unit=unit)

    @property
    def other(self) -> str:
        """The second column that it shows, if it shows two."""
        return self.over or self.until

    @property
    def is_value(self) -> bool:
        """Whether it holds numbers or times, which can be missing; not text."""
        return self.format.form not in (Form.TEXT, Form.CODE)


@dataclass(frozen=True, eq=False)
class Table:
    """Rows of raw values: shares are 0..1, dates are dates, missing is missing.

    `frame` has neutral column names, some of which no column shows (the metric of a
    row, why a value is missing); its index names the rows, where they can be clicked.
    """

    frame: pd.DataFrame
    columns: tuple[Column, ...]

    def __len__(self) -> int:
        return len(self.frame)

    @property
    def empty(self) -> bool:
        """Whether it has no row."""
        return self.frame.empty

    def head(self, count: int) -> Self:
        """Its first rows."""
        return replace(self, frame=self.frame.head(count))

    def without(self, *names: str) -> Self:
        """The table without these columns."""
        kept = tuple(c for c in self.columns if c.name not in names)
        return replace(self, columns=kept)

    def without_empty(self) -> Self:
        """The table without the columns that say nothing in any row."""
        texts = self.texts()
        empty = [name for name, words in texts.items() if not any(map(_tells, words))]
        return self.without(*empty)

    def texts(self) -> dict[str, list[str]]:
        """Every column's cells as a page writes them, by name (do not change them)."""
        return self._texts

    @cached_property
    def _texts(self) -> dict[str, list[str]]:
        """Written once: a table is built in one language and drawn many times."""
        return {column.name: self.cells(column) for column in self.columns}

    def text_rows(self) -> list[dict[str, str]]:
        """The same by row, as the templates of documents take them."""
        texts = self.texts()
        rows = zip(*texts.values(), strict=True)
        return [dict(zip(texts, row, strict=True)) for row in rows]

    def cells(self, column: Column) -> list[str]:
        """The cells of a column in words; a missing number as the word for why."""
        words, seconds = self.reasons(column.name), self._seconds(column)
        return [
            word or _write_pair(value, second, form, column)
            for value, second, form, word in zip(
                self.frame[column.name],
                seconds,
                self.formats(column),
                words,
                strict=True,
            )
        ]

    def formats(self, column: Column) -> list[Format]:
        """The format of each cell of a column: one for all, or by the row's metric."""
        if column.format.form not in (Form.METRIC, Form.METRIC_CHANGE):
            return [column.format] * len(self)
        metrics = [METRICS[name] for name in self.frame[METRIC_NAME]]
        if column.format.form is Form.METRIC_CHANGE:
            return list(map(change_format, metrics))
        return [value_format(metric, unit=True) for metric in metrics]

    def reasons(self, name: str) -> list[str]:
        """The words for why a column's values are missing, '' where they are not."""
        if f"{name}{STATE}" not in self.frame:
            return [""] * len(self)
        states = self.frame[f"{name}{STATE}"].fillna("")
        return [state_title(State(state)) if state else "" for state in states]

    def gaps(self) -> list[str]:
        """For each row, why which of its values are missing; '' where none is."""
        found = [(c.title, self.reasons(c.name)) for c in self.columns]
        known = [(title, words) for title, words in found if any(words)]
        return [
            _describe_gaps([(title, words[row]) for title, words in known])
            for row in range(len(self))
        ]

    def _seconds(self, column: Column) -> Sequence[Any]:
        return list(self.frame[column.other]) if column.other else [None] * len(self)


def build_table(
    lines: Iterable[Mapping[str, Any]],
    columns: Iterable[Column],
    keys: Iterable[str] | None = None,
) -> Table:
    """A table of `lines`, each a row's values by name; `keys` name the rows.

    Numbers become numbers also where all of them are missing.
    """
    rows, columns = list(lines), tuple(columns)
    names = [name for column in columns for name in (column.name, column.other) if name]
    hidden = [name for row in rows for name in row]
    frame = pd.DataFrame(
        rows,
        columns=list(dict.fromkeys([*names, *hidden])),
        index=None if keys is None else pd.Index(list(keys), dtype=object),
    )
    for column in columns:
        for name in filter(None, (column.name, column.other)):
            if column.format.is_number:
                frame[name] = _as_numbers(frame[name])
            else:
                frame[name] = frame[name].astype(object)
    return Table(frame, columns)


def table_of(
    frame: pd.DataFrame, columns: Iterable[Column], keys: str | None = None
) -> Table:
    """A table of a frame's rows as they are; `keys`: the column that names them."""
    names = None if keys is None else frame[keys].astype(str)
    return build_table(list_rows(frame), columns, names)


def only_reason(table: Table) -> str:
    """The word that stands for every empty cell of a table; '' where none does."""
    words = set(_empty_cells(table))
    return words.pop() if len(words) == 1 else ""


def _tells(text: str) -> bool:
    return text not in ("", NOTHING)


def _as_numbers(values: pd.Series) -> pd.Series:
    """Whole numbers stay whole; anything else, and what has gaps, is a float."""
    numbers = pd.to_numeric(values)
    if pd.api.types.is_integer_dtype(numbers) and not numbers.isna().any():
        return numbers.astype("int64")
    return numbers.astype("float64")


def _unit_of(form: Format) -> str:
    """The unit that goes with a form and is not written in its cells."""
    return {Form.YUAN: _("元"), Form.DAYS: _("天")}.get(form.form, "")


def _write_pair(value: Any, second: Any, form: Format, column: Column) -> str:
    text = write_value(value, form)
    if second is None or pd.isna(second) or pd.isna(value):
        return text
    return text + ("/" if column.over else "–") + write_value(second, form)


def _describe_gaps(missing: Sequence[tuple[str, str]]) -> str:
    """未上报 where all are missing for one reason, else 未上报：行权率、承接率."""
    reasons = dict.fromkeys(word for _title, word in missing if word)
    if len(reasons) == 1 and all(word for _title, word in missing):
        return next(iter(reasons))
    return _("；").join(_name_gaps(reason, missing) for reason in reasons)


def _name_gaps(reason: str, missing: Sequence[tuple[str, str]]) -> str:
    titles = [title for title, word in missing if word == reason]
    return _("{reason}：{titles}").format(reason=reason, titles=_("、").join(titles))


def _empty_cells(table: Table) -> Iterator[str]:
    """What each empty cell of a number or date says."""
    for column in table.columns:
        if not column.is_value:
            continue
        reasons = table.reasons(column.name)
        values = table.frame[column.name].isna()
        for is_missing, reason in zip(values, reasons, strict=True):
            if is_missing:
                yield reason or NOTHING
