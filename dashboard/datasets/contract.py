"""What a data set promises: columns with Chinese headers, types, units, keys, kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import pandas as pd
import pandera.pandas as pa
import pyarrow
from pandera.typing.common import DateTime

from dashboard.i18n import pick

Text = pd.StringDtype
Count = pd.Int64Dtype
Amount = pd.Float64Dtype
Day = DateTime

ValueKind = Literal[
    "text",
    "count",
    "amount",
    "day",
    "month",
    "subdistrict",
    "domain",
    "area",  # the city, a district or a sub-district
    "metric",
    "metric_value",  # on the scale of the row's metric: shares 0..1
]

ARROW_TYPES: dict[ValueKind, pyarrow.DataType] = {
    "text": pyarrow.string(),
    "count": pyarrow.int64(),
    "amount": pyarrow.float64(),
    "day": pyarrow.date32(),
    "month": pyarrow.date32(),
    "subdistrict": pyarrow.string(),
    "domain": pyarrow.string(),
    "area": pyarrow.string(),
    "metric": pyarrow.string(),
    "metric_value": pyarrow.float64(),
}

#: The dtypes of typed frames.
PANDAS_TYPES: dict[ValueKind, Any] = {
    "text": "string",
    "count": "Int64",
    "amount": "Float64",
    "day": "datetime64[ns]",
    "month": "datetime64[ns]",
    "subdistrict": "string",
    "domain": "string",
    "area": "string",
    "metric": "string",
    "metric_value": "Float64",
}

#: Where a stored row came from: the upload's hash, its sheet and its sheet row.
LINEAGE = pyarrow.schema(
    [
        ("source_sha256", pyarrow.string()),
        ("source_sheet", pyarrow.string()),
        ("source_row", pyarrow.int32()),
    ]
)


def column(
    title: str,
    title_en: str,
    kind: ValueKind,
    *,
    aliases: tuple[str, ...] = (),
    unit: str = "",
    note: str = "",
    note_en: str = "",
    example: str | int | float = "",
    zero_tokens: tuple[str, ...] = (),
    is_sensitive: bool = False,
    choices_en: tuple[str, ...] = (),
    ordinal_endings: tuple[str, ...] = (),
    ordinal_words: tuple[tuple[str, int], ...] = (),
    **checks: Any,
) -> Any:
    """A pandera field that also says what the workbook calls it and how to fill it.

    `zero_tokens` are cell texts that mean 0 in this column (无, 未开展); elsewhere they
    mean 'not reported'. `is_sensitive` marks free text, which is searched for personal
    data. `choices_en` are the English words for those of `isin`, in its order: tables
    show them, workbooks keep the Chinese. `ordinal_endings`: a count that numbers
    things and may be written as a name (第十一轮); `ordinal_words`: names that
    some of them have. The other keywords are pandera's (`nullable`, `ge`, `isin`, …).
    """
    metadata = {
        "title_en": title_en,
        "kind": kind,
        "aliases": aliases,
        "unit": unit,
        "note": note,
        "note_en": note_en,
        "example": example,
        "zero_tokens": zero_tokens,
        "is_sensitive": is_sensitive,
        "choices_en": choices_en,
        "ordinal_endings": ordinal_endings,
        "ordinal_words": ordinal_words,
    }
    return pa.Field(title=title, metadata=metadata, **checks)


class Contract(pa.DataFrameModel):
    """Base of all contracts: exact columns, no coercion (cells are parsed before)."""

    class Config:
        strict = True
        coerce = False


@dataclass(frozen=True)
class Column:
    """One column as the workbook, the store and the reader of a dictionary see it."""

    name: str
    header: str
    header_en: str
    kind: ValueKind
    aliases: tuple[str, ...]
    unit: str
    note: str
    note_en: str
    example: str | int | float
    zero_tokens: tuple[str, ...]
    is_sensitive: bool
    is_required: bool
    choices: tuple[str, ...]
    choices_en: tuple[str, ...]
    ordinal_endings: tuple[str, ...] = ()
    ordinal_words: tuple[tuple[str, int], ...] = ()

    @property
    def is_ordinal(self) -> bool:
        """Whether its numbers are names of things rather than counts of them."""
        return bool(self.ordinal_endings)

    @property
    def is_code(self) -> bool:
        """Whether its texts are codes, which have a form."""
        return self.kind == "text" and self.name.endswith(("_code", "_of"))

    @property
    def is_free_text(self) -> bool:
        """Whether its texts are sentences: no codes, no words to choose from."""
        return self.kind == "text" and not self.is_code and not self.choices

    def name_choice(self, choice: str) -> str:
        """One of the column's words in the language at hand; any other as it is."""
        if choice not in self.choices:
            return choice
        return pick(choice, self.choices_en[self.choices.index(choice)])

    @property
    def title(self) -> str:
        """The column's header in the language at hand."""
        return pick(self.header, self.header_en)


@dataclass(frozen=True)
class Dataset:
    """One data set: its contract and how its tables are kept.

    `kind`: "monthly" tables hold one period a publish, "whole" tables are replaced
    entirely, for a period; "ledger" tables are whole ones with editions: each month
    keeps the last one published for it, that of the latest month is in force.
    `undated_columns`: what a ledger changes without a date, so that a month is told by
    its own edition. `reported_by`: "unit" when each sub-district reports (a
    missing row is a missing report), "city" when the city keeps it (no row is a zero).
    `carries_forward`: a whole table that stays true after the period it was issued for.
    `period_column`: the column that gives a row's period, or "" for whole tables.
    """

    id: str
    label: str
    label_en: str
    model: type[Contract]
    kind: Literal["monthly", "whole", "ledger"]
    reported_by: Literal["unit", "city"]
    carries_forward: bool = False
    period_column: str = ""
    undated_columns: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The data set's name in the language at hand."""
        return pick(self.label, self.label_en)

    @property
    def is_monthly(self) -> bool:
        """Whether a publish replaces one month rather than the table."""
        return self.kind == "monthly"

    @property
    def is_ledger(self) -> bool:
        """Whether each month keeps its own edition of the whole table."""
        return self.kind == "ledger"

    @property
    def keeps_months(self) -> bool:
        """Whether a publish for one month leaves what stands for another."""
        return self.kind != "whole"

    @cached_property
    def key(self) -> tuple[str, ...]:
        """The columns that tell two rows apart."""
        return tuple(self.model.to_schema().unique or ())

    @cached_property
    def columns(self) -> Mapping[str, Column]:
        """The contract's columns by name, in the workbook's order."""
        fields = self.model.to_schema().columns
        return {name: _describe(name, field) for name, field in fields.items()}

    @cached_property
    def arrow_schema(self) -> pyarrow.Schema:
        """The stored table: period first for monthly sets, columns, lineage."""
        fields = [(c.name, ARROW_TYPES[c.kind]) for c in self.columns.values()]
        if self.is_monthly and "period" not in self.columns:
            fields.insert(0, ("period", pyarrow.date32()))
        return pyarrow.schema([*fields, *((f.name, f.type) for f in LINEAGE)])


def _describe(name: str, field: Any) -> Column:
    """The `Column` that a pandera schema column stands for."""
    meta = field.metadata
    choices = next(
        (
            check.statistics["allowed_values"]
            for check in field.checks
            if check.name == "isin"
        ),
        (),
    )
    return Column(
        name=name,
        header=field.title,
        header_en=meta["title_en"],
        is_required=not field.nullable,
        choices=tuple(choices),
        **{key: value for key, value in meta.items() if key != "title_en"},
    )
