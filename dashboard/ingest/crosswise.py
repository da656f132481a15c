"""Tables laid out crosswise: a column a month or a column a unit."""

from collections.abc import Mapping

from dashboard.ingest.dates import parse_month
from dashboard.ingest.names import parse_subdistrict
from dashboard.ingest.outcomes import Failure
from dashboard.ingest.workbook import Cell, Sheet

_SEARCHED_ROWS, _SEARCHED_COLUMNS = 50, 200
#: So many months or units side by side are headers of a cross-table.
_LEAST = 3
#: A year that completes months without one; which it is does not matter here.
_ANY_YEAR = 2000


def find_crosswise(sheet: Sheet, names: Mapping[str, str]) -> str:
    """The rule that names the layout where one row holds several of them, else ""."""
    for row in sheet.rows[:_SEARCHED_ROWS]:
        cells = [cell for cell in row[:_SEARCHED_COLUMNS] if cell != ""]
        if len({cell for cell in cells if _is_month(cell)}) >= _LEAST:
            return "crosswise_months"
        if len({cell for cell in cells if _is_unit(cell, names)}) >= _LEAST:
            return "crosswise_units"
    return ""


def _is_month(cell: Cell) -> bool:
    if isinstance(cell, (int, float)):
        return False
    return not isinstance(parse_month(cell, _ANY_YEAR), Failure)


def _is_unit(cell: Cell, names: Mapping[str, str]) -> bool:
    return isinstance(cell, str) and not isinstance(
        parse_subdistrict(cell, names), Failure
    )
