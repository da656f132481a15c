"""Shares as workbooks write them: 95.5%, 95.5 or 0.955, but one way a column."""

from collections.abc import Sequence
from decimal import Decimal

from dashboard.ingest.numbers import parse_number
from dashboard.ingest.outcomes import Failure, Shown, squeeze_text
from dashboard.ingest.workbook import Cell
from dashboard.metrics import METRICS, Kind

_HUNDRED = Decimal(100)


def parse_shares(cells: Sequence[Cell | Shown]) -> list[float | Failure]:
    """The cells as shares 0..1; in a column of mixed scales the odd ones out fail.

    A scale is: with a per-cent sign, bare and at most 1, bare and above 1. Zero fits
    any. Nothing is guessed: the scale that most cells have decides, the others fail.
    """
    numbers = [parse_number(_bare(cell)) for cell in cells]
    scales = [_scale(c, n) for c, n in zip(cells, numbers, strict=True)]
    known = [scale for scale in scales if scale]
    usual = max(sorted(set(known)), key=known.count, default="")
    return [
        number if isinstance(number, Failure) else _to_share(cell, number, scale, usual)
        for cell, number, scale in zip(cells, numbers, scales, strict=True)
    ]


def parse_unscaled(cell: Cell | Shown) -> float | Failure:
    """The number in a cell as it is written, with or without a per-cent sign."""
    number = parse_number(_bare(cell))
    return number if isinstance(number, Failure) else float(number)


def scale_metric_values(
    cells: Sequence[Cell | Shown], metrics: Sequence[str | None]
) -> dict[int, float | Failure]:
    """By position, the values of those cells whose row's metric is a share.

    They are read together, as `parse_shares` does. A per-cent sign beside any other
    metric fails.
    """
    known = [METRICS.get(name or "") for name in metrics]
    shares = [n for n, m in enumerate(known) if m and m.kind is Kind.SHARE]
    values = parse_shares([cells[place] for place in shares])
    scaled: dict[int, float | Failure] = dict(zip(shares, values, strict=True))
    for place, (cell, metric) in enumerate(zip(cells, known, strict=True)):
        if metric and metric.kind is not Kind.SHARE and cell != _bare(cell):
            scaled[place] = Failure("not_a_share", {"text": str(cell).strip()})
    return scaled


def _bare(cell: Cell | Shown) -> Cell | Shown:
    return squeeze_text(cell).removesuffix("%") if isinstance(cell, str) else cell


def _scale(cell: Cell | Shown, number: Decimal | Failure) -> str:
    """ "sign", "share" or "percent"; "" for zeros and for what is no number."""
    if isinstance(number, Failure) or not number:
        return ""
    if isinstance(cell, str) and squeeze_text(cell).endswith("%"):
        return "sign"
    return "share" if abs(number) <= 1 else "percent"


def _to_share(
    cell: Cell | Shown, number: Decimal, scale: str, usual: str
) -> float | Failure:
    if scale and scale != usual:
        return Failure("mixed_scale", {"text": str(cell).strip()})
    return float(number if scale in ("share", "") else number / _HUNDRED)
