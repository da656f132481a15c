"""A control chart: its limits, of whatever kind, and the months that break a rule."""

from dataclasses import dataclass, field
from enum import StrEnum

#: Fewer points make the limits trial limits, which judge nothing.
LEAST_POINTS = 12
_NONE = float("nan")


class LimitKind(StrEnum):
    """Where the limits of single months come from."""

    XMR = "xmr"  # the moving ranges of the values
    BINOMIAL = "binomial"  # exact, by each month's own denominator
    POISSON = "poisson"  # exact, by each month's own exposure
    NONE = "none"  # no limits: too few cases, or not a series of single months


class Rule(StrEnum):
    """Which rule a point breaks, the strongest evidence first."""

    OUTSIDE = "outside"  # one point outside the limits
    NEAR = "near"  # 2 of 3 in the outer third, all three on one side of the mean
    RUN = "run"  # 7 on one side of the mean
    TREND = "trend"  # 7 all rising or all falling


@dataclass(frozen=True)
class Signal:
    """The point at `index` breaks `rule`, upward (`side` 1) or downward (-1)."""

    index: int
    rule: Rule
    side: int


@dataclass(frozen=True)
class Phase:
    """Points `start` to before `stop` share one mean and one way to their limits.

    `lower` and `upper`: those of the last point with a value, NaN without limits.
    `size`: how many cases a usual month has of the rarer kind, infinite where values
    are no counts. `p_value`: two-sided, of the last point with a value, where limits
    are exact.
    """

    start: int
    stop: int
    mean: float
    lower: float
    upper: float
    point_count: int
    kind: LimitKind = LimitKind.XMR
    size: float = float("inf")
    p_value: float = _NONE

    @property
    def is_trial(self) -> bool:
        """Whether it has fewer than twelve points."""
        return self.point_count < LEAST_POINTS

    @property
    def has_limits(self) -> bool:
        """Whether there are limits: not under two neighbouring values."""
        return self.lower == self.lower


@dataclass(frozen=True)
class Chart:
    """A chart: its phases, its signals by index, and the index of its latest value.

    `lowers` and `uppers` are each point's own limits: exact limits vary with the
    month's denominator.
    """

    phases: tuple[Phase, ...]
    signals: tuple[Signal, ...]
    latest: int | None
    values: tuple[float, ...] = field(default=(), repr=False)
    lowers: tuple[float, ...] = field(default=(), repr=False)
    uppers: tuple[float, ...] = field(default=(), repr=False)

    @property
    def kind(self) -> LimitKind:
        """Where the limits of the last phase come from."""
        return self.phases[-1].kind

    @property
    def mean(self) -> float:
        """The mean of the last phase, NaN without a value."""
        return self.phases[-1].mean

    @property
    def lower(self) -> float:
        """The lower limit of the latest value, NaN without limits."""
        return self.phases[-1].lower

    @property
    def upper(self) -> float:
        """The upper limit of the latest value, NaN without limits."""
        return self.phases[-1].upper

    @property
    def has_limits(self) -> bool:
        """Whether the last phase has limits."""
        return self.phases[-1].has_limits

    @property
    def is_trial(self) -> bool:
        """Whether the last phase has fewer than twelve points."""
        return self.phases[-1].is_trial
