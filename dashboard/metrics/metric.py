"""What is known of a KPI besides its SQL: kind, direction, windows, dimensions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
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


class Series(StrEnum):
    """What a run of months is made of."""

    FLOW = "flow"  # something happens each month: windows add months up
    STOCK = "stock"  # a state at month end: the same in every window
    CUMULATIVE = "cumulative"  # everything so far: the same in every window


class Window(StrEnum):
    """Which months a value looks back on, up to its own."""

    MONTH = "month"
    ROLLING = "rolling"
    YEAR = "year"  # January to the month

    @property
    def months(self) -> int | None:
        """How many months it spans; None where that depends on the month."""
        return {Window.MONTH: 1, Window.ROLLING: 12}.get(self)


@dataclass(frozen=True)
class Metric:
    """One KPI. `window`: the one that cards, lists and ranks show.

    `datasets`: all must be reported, the one with the rows behind a value first.
    `dimensions` split numerator and denominator (parts add up), `numerator_dimensions`
    the numerator alone; in `split_windows`, the metric's own window if left out.
    `events_per_exposure`: a mean whose numerator counts events.
    `counts_anew`: its SQL counts distinct things at each level and returns area rows.
    `grows_with_window`: the longer the window, the further it reaches (used or visited
    at least once in it), so that a single month says nothing of the target.
    `is_amount`: a count that adds up an amount (yuan), whose spread is no count's.
    `is_fact`: of a single unit it is yes or no, seen and no sample of anything.
    `is_watched`: one of the family by which units are tested for differing: what a unit
    answers for itself (who attends a training is for its organiser to see to).
    `needs_full_window`: not applicable while a month of its window is unpublished; any
    other rolling value shows from its first month on.
    `is_derived`: its SQL reads the other metrics' values. `rows_page`: the page that
    lists the rows behind a value, `rows_filter` what it is narrowed down to there.
    """

    id: str
    label: str
    label_en: str
    kind: Kind
    unit: str
    unit_en: str
    direction: Direction
    window: Window
    series: Series
    numerator: str
    numerator_en: str
    denominator: str
    denominator_en: str
    datasets: tuple[str, ...]
    dimensions: tuple[str, ...] = ()
    numerator_dimensions: tuple[str, ...] = ()
    split_windows: tuple[Window, ...] = ()
    decimals: int | None = None
    is_headline: bool = False  # one of the cards on the overview
    is_derived: bool = False
    is_appraised: bool = True  # False: it would reward what is done for its sake
    counts_anew: bool = False
    events_per_exposure: bool = False
    grows_with_window: bool = False
    is_amount: bool = False
    is_watched: bool = False
    is_fact: bool = False
    needs_full_window: bool = False
    rows_page: str = ""
    rows_filter: Mapping[str, str] = field(default_factory=dict, hash=False)

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

    @property
    def has_better_side(self) -> bool:
        """Whether more, or less, is better."""
        return self.direction in (Direction.UP, Direction.DOWN)

    @property
    def is_scored(self) -> bool:
        """Whether it may enter the composite: a rate with a better side, no count."""
        is_rate = self.kind is not Kind.COUNT and not self.is_derived
        return self.has_better_side and is_rate and self.is_appraised

    @property
    def has_control_chart(self) -> bool:
        """Whether single months may be held against limits, marked and called signals.

        Flows alone: each month of theirs happens anew. States at month end, ledgers
        and catalogues carry most of a month into the next, so that every slow rise is
        a 'run'; scores made of other metrics do the same. What grows with its window
        (used or visited at least once in it) is another quantity in a single month
        than the one its name and target stand for.
        """
        is_flow = self.series is Series.FLOW
        return is_flow and not self.is_derived and not self.grows_with_window

    @property
    def windows(self) -> tuple[Window, ...]:
        """The windows that values are kept for; a state has the month alone."""
        return tuple(Window) if self.series is Series.FLOW else (Window.MONTH,)

    @property
    def part_windows(self) -> tuple[Window, ...]:
        """The windows that parts are kept for."""
        return self.split_windows or (self.kept(),)

    @property
    def all_dimensions(self) -> tuple[str, ...]:
        """What it can be split by, in whichever way."""
        return self.dimensions + self.numerator_dimensions

    @property
    def shown_decimals(self) -> int:
        """Decimals of a value as it is shown (of per cent for shares)."""
        if self.decimals is not None:
            return self.decimals
        return 0 if self.kind is Kind.COUNT else 1

    def kept(self, window: Window | None = None) -> Window:
        """Under which window the value of `window` (its own if left out) is kept."""
        chosen = window or self.window
        return chosen if chosen in self.windows else Window.MONTH
