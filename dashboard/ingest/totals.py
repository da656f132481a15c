"""The sheet's own totals, compared with what its rows add up to."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dashboard.aliases import wider_area_aliases
from dashboard.datasets import Column, Dataset
from dashboard.ingest.addresses import cell_address
from dashboard.ingest.cells import ParsedColumn
from dashboard.ingest.issues import Issue, make_issue
from dashboard.ingest.numbers import parse_number
from dashboard.ingest.outcomes import Failure, squeeze_text
from dashboard.ingest.recognition import Recognition
from dashboard.ingest.rows import SheetRows, TotalRow
from dashboard.ingest.workbook import Sheet
from dashboard.reference import areas
from dashboard.settings import CITY_CODE

#: Scopes that mean all rows.
_WHOLE = ("全市", "全区", "全部", "全年", "总", "各镇街", "所有", "主城区", "市")


def compare_totals(
    sheet: Sheet,
    recognition: Recognition,
    dataset: Dataset,
    rows: SheetRows,
    parsed: Mapping[str, ParsedColumn],
    names: Mapping[str, str],
) -> Iterator[Issue]:
    """An issue for every total, subtotal or mean that its rows do not give.

    Columns with unreadable cells are left out: those are reported already. `names`:
    folded name to sub-district, by which a total of one is known.
    """
    units = parsed["subdistrict_code"].values if "subdistrict_code" in parsed else []
    columns = {
        name: position
        for name, position in recognition.header.columns.items()
        if name in parsed and not parsed[name].failures
    }
    for total in rows.totals:
        scope = _scope_places(total, units, names)
        for name, position in columns.items():
            column = dataset.columns[name]
            if not _is_compared(column, dataset, total):
                continue
            stated = _stated(sheet, total, column, position, recognition)
            if stated is None:
                continue
            sums = _sums(rows, total, parsed[name].values, scope)
            computed = sums[0] if sums else None
            if computed is not None and not any(
                _agree(stated, each, total) for each in sums
            ):
                yield make_issue(
                    "total_mismatch",
                    sheet.name,
                    cell_address(total.row, position),
                    label=total.label,
                    header=column.header,
                    stated=f"{stated:g}" if abs(stated) < 1e5 else f"{stated:.2f}",
                    computed=f"{computed:.12g}",
                )


def _is_compared(column: Column, dataset: Dataset, total: TotalRow) -> bool:
    """Counts and amounts add up; scores only average; keys and rounds do neither."""
    if column.kind not in ("count", "amount") or column.name in dataset.key:
        return False
    if total.kind == "cumulative" or column.name == "round":
        return False
    return total.kind == "mean" or column.unit not in ("分", "%")


def _stated(
    sheet: Sheet,
    total: TotalRow,
    column: Column,
    position: int,
    recognition: Recognition,
) -> float | None:
    cell = sheet.rows[total.row][position]
    if (total.row, position) in sheet.scan.formulas:  # not calculated: says nothing
        return None
    if isinstance(cell, str) and not cell.strip():
        return None
    scale = recognition.units.factors.get(column.name, 1)
    number = parse_number(cell, column.unit, scale)
    return None if isinstance(number, Failure) else float(number)


def _scope_places(
    total: TotalRow, units: Sequence[Any], names: Mapping[str, str]
) -> set[int] | None:
    """The places of the rows that a total with a scope speaks of; None: no such scope.

    Empty for one that nobody knows: it is left alone.
    """
    scope = squeeze_text(total.scope)
    if not scope or scope in _WHOLE:
        return None
    code = wider_area_aliases().get(scope) or names.get(scope)
    if code is None or code == CITY_CODE:
        return None if code else set()
    known = areas()
    return {
        place
        for place, unit in enumerate(units)
        if unit and code in (unit, known[unit].parent_code)
    }


def _sums(
    rows: SheetRows, total: TotalRow, values: Sequence[Any], scope: set[int] | None
) -> list[float]:
    """What the rows give that `total` may speak of, the likeliest first.

    A total without a scope is of all rows or, where it divides them, of those since
    the total before.
    """
    if scope is not None:
        return _summed(total, [values[place] for place in sorted(scope)])
    before = [t.row for t in rows.totals if t.row < total.row]
    start = max(before, default=-1)
    placed = list(zip(rows.data, values, strict=True))
    since = [value for row, value in placed if start < row < total.row]
    whole = _summed(total, list(values))
    if total.kind == "subtotal":
        return _summed(total, since)
    is_last = not rows.data or total.row > rows.data[-1]
    return whole if is_last or not since else whole + _summed(total, since)


def _summed(total: TotalRow, values: Sequence[Any]) -> list[float]:
    """The sum or mean of the values, [] where there are none."""
    counted = [value for value in values if value is not None]
    if not counted:
        return []
    whole = float(sum(counted))
    return [whole / len(counted) if total.kind == "mean" else whole]


def _agree(stated: float, computed: float, total: TotalRow) -> bool:
    """Equal up to a cent; a mean up to what two decimals can show."""
    tolerance = 0.05 if total.kind == "mean" else 0.006
    return abs(stated - computed) <= tolerance
