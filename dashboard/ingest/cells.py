"""One column's cells as typed values: each distinct cell is parsed once."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from dashboard.datasets import Column
from dashboard.ingest.chinese_numbers import parse_ordinal
from dashboard.ingest.dates import parse_month, read_day
from dashboard.ingest.issues import KEPT_PER_RULE
from dashboard.ingest.names import (
    parse_area,
    parse_domain,
    parse_metric,
    parse_subdistrict,
)
from dashboard.ingest.numbers import parse_amount, parse_count
from dashboard.ingest.outcomes import (
    Context,
    Failure,
    Noted,
    Shown,
    find_odd_digit,
    fold_text,
    squeeze_text,
)
from dashboard.ingest.shares import parse_shares, parse_unscaled
from dashboard.ingest.texts import parse_choice, parse_text
from dashboard.ingest.workbook import Cell

#: Cell texts that mean 'not reported', unless the column counts them as zero.
_MISSING = frozenset(
    (
        *("无", "空", "暂无", "没有", "无数据", "未报", "未报送", "未上报", "未填"),
        *("未填报", "未统计", "未开展", "待报", "缺报", "缺"),
        *("n/a", "na", "null", "none", "nan", "nil"),
    )
)
#: ... and, by kind of value, those that leave it open or speak of the whole city.
_MISSING_BY_KIND = {
    "day": {
        "长期",
        "长期有效",
        "至今",
        "整改中",
        "未整改",
        "未完成",
        "未销号",
        "未承接",
        "未收回",
    },
    "subdistrict": {"全市", "市级", "市本级", "徐州市"},
}
_DASHES = set("-—–―─_/\\.·…~")


@dataclass
class ParsedColumn:
    """Values in the order of the cells (None: not reported or failed).

    `failures`: by position; `notes`: what is to be told of values that were read.
    `zeros`, `missing`: tokens read as 0 and as not reported.
    """

    values: list[Any]
    failures: dict[int, Failure] = field(default_factory=dict)
    notes: dict[int, Noted] = field(default_factory=dict)
    zeros: Counter[str] = field(default_factory=Counter)
    missing: Counter[str] = field(default_factory=Counter)


def parse_column(
    cells: Sequence[Cell | Shown], column: Column, context: Context
) -> ParsedColumn:
    """Parse the cells of `column`; every failure is kept with its position."""
    if bool in set(map(type, cells)):
        # True == 1 would share the number's entry below.
        cells = [str(c).upper() if isinstance(c, bool) else c for c in cells]
    outcomes = _outcomes(cells, column, context)
    parsed = ParsedColumn(list(map(outcomes.__getitem__, cells)))
    _note_tokens(parsed, cells, outcomes)
    if any(isinstance(outcome, (Failure, Noted)) for outcome in outcomes.values()):
        for place, value in enumerate(parsed.values):
            if isinstance(value, Failure):
                parsed.failures[place] = value
                parsed.values[place] = None
            elif isinstance(value, Noted):
                parsed.notes[place] = value
                parsed.values[place] = value.value
    return parsed


def _outcomes(
    cells: Sequence[Cell | Shown], column: Column, context: Context
) -> dict[Cell | Shown, Any]:
    """Each distinct cell's outcome."""
    outcomes: dict[Cell | Shown, Any] = dict.fromkeys(cells)
    for cell in outcomes:
        outcomes[cell] = _parse(cell, column, context)
    _elide_failures(outcomes)
    if column.unit == "%":
        # Shares are read together: the column's other cells say which scale it has.
        places = [cell for cell in cells if outcomes[cell] is not None]
        outcomes |= dict(zip(places, parse_shares(places), strict=True))
    return outcomes


def _elide_failures(outcomes: dict[Cell | Shown, Any]) -> None:
    """Give up the texts of failures far beyond those that are shown, to save memory."""
    counts: Counter[str] = Counter()
    elided: dict[str, Failure] = {}
    for cell, outcome in outcomes.items():
        if isinstance(outcome, Failure):
            counts[outcome.rule] += 1
            if counts[outcome.rule] > KEPT_PER_RULE:
                values = {**outcome.values, "text": "…"}
                outcomes[cell] = elided.setdefault(
                    outcome.rule, Failure(outcome.rule, values)
                )


def _parse(cell: Cell | Shown, column: Column, context: Context) -> Any:
    """One cell's outcome: a value, None or a `Failure`."""
    if isinstance(cell, str):
        token = squeeze_text(cell).lower()
        if column.zero_tokens and token in _folded(column.zero_tokens):
            return 0 if column.kind == "count" else 0.0
        if _is_missing(token, column):
            return None
        if not column.is_free_text and (odd := find_odd_digit(cell)):
            return Failure("odd_digit", {"text": cell.strip(), "sign": odd})
    parser = "ordinal" if column.is_ordinal else column.kind
    return _PARSERS[parser](cell, column, context)


@cache
def _folded(tokens: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(squeeze_text, tokens))


def _is_missing(token: str, column: Column) -> bool:
    if set(token) <= _DASHES or token in _MISSING:
        return True
    # A required name must be given; 全市 stands for 'no unit' only where that may be.
    may_be_open = not column.is_required
    return may_be_open and token in _MISSING_BY_KIND.get(column.kind, ())


def _note_tokens(
    parsed: ParsedColumn,
    cells: Sequence[Cell | Shown],
    outcomes: dict[Cell | Shown, Any],
) -> None:
    """Count the words and signs that were read as zero or as not reported."""
    words: dict[Cell | Shown, Any] = {
        cell: outcome
        for cell, outcome in outcomes.items()
        if isinstance(cell, str)
        and cell.strip()
        and outcome in (None, 0)
        and not any(sign.isdecimal() for sign in fold_text(cell))
    }
    if not words:
        return
    for cell in cells:
        if cell in words:
            target = parsed.missing if words[cell] is None else parsed.zeros
            target[str(cell).strip()] += 1


_PARSERS: dict[str, Callable[[Any, Column, Context], Any]] = {
    "count": lambda cell, column, context: parse_count(
        cell, column.unit, context.scales.get(column.name, 1)
    ),
    "amount": lambda cell, column, context: parse_amount(
        cell, column.unit, context.scales.get(column.name, 1)
    ),
    "ordinal": lambda cell, column, _: parse_ordinal(cell, column),
    "day": lambda cell, column, context: read_day(
        cell,
        context.year,
        context.is_1904,
        context.answers.get(f"zone:{column.name}", ""),
    ),
    "month": lambda cell, _, context: parse_month(
        cell, context.year, context.period, context.is_1904
    ),
    "subdistrict": lambda cell, _, context: parse_subdistrict(
        cell, context.subdistricts
    ),
    "domain": lambda cell, _, context: parse_domain(cell, context.domains),
    "area": lambda cell, _, context: parse_area(cell, context.subdistricts),
    "metric": lambda cell, *_: parse_metric(cell),
    "metric_value": lambda cell, *_: parse_unscaled(cell),
    "text": lambda cell, column, context: (
        parse_choice(cell, column, context.words.get(column.name, {}))
        if column.choices
        else parse_text(cell, column)
    ),
}
