"""The KPI catalogue: one entry a metric; its SQL is queries/metrics/<id>.sql."""

from dataclasses import dataclass
from enum import StrEnum

from dashboard.i18n import pick


class Direction(StrEnum):
    """Which way is better; CONTEXT is never ranked and never coloured good or bad."""

    UP = "up"
    DOWN = "down"
    BAND = "band"
    CONTEXT = "context"


class Kind(StrEnum):
    """How a value is built, which decides how it is written and compared."""

    SHARE = "share"  # numerator out of denominator, 0..1, shown as per cent
    MEAN = "mean"  # numerator per denominator, in the metric's own unit
    COUNT = "count"  # numerator alone


@dataclass(frozen=True)
class Metric:
    """One KPI. `window` is W in months (1: the month, or the state at its end)."""

    id: str
    label: str
    label_en: str
    kind: Kind
    unit: str
    unit_en: str
    direction: Direction
    window: int
    numerator: str
    numerator_en: str
    denominator: str
    denominator_en: str
    datasets: tuple[str, ...]

    @property
    def title(self) -> str:
        """The metric's name in the language at hand."""
        return pick(self.label, self.label_en)

    @property
    def unit_title(self) -> str:
        """The unit in the language at hand."""
        return pick(self.unit, self.unit_en)

    @property
    def is_ranked(self) -> bool:
        """Whether areas may be ranked or coloured by it."""
        return self.direction is not Direction.CONTEXT
