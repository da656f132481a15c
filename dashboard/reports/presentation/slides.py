"""The slides of a presentation, in order: to add one is to add a line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dashboard.i18n import pick
from dashboard.reports.presentation.briefing import Briefing, Screen
from dashboard.reports.presentation.figures import tell_comparison, tell_map, tell_trend
from dashboard.reports.presentation.words import (
    tell_attention,
    tell_good,
    tell_month,
    tell_next_steps,
    tell_overdue,
)


@dataclass(frozen=True)
class Slide:
    """One slide; `tell` gives its screen, or None where it has nothing to say."""

    id: str
    label: str
    label_en: str
    tell: Callable[[Briefing], Screen | None]

    @property
    def title(self) -> str:
        """The slide's name in the language at hand."""
        return pick(self.label, self.label_en)


SLIDES = (
    Slide("month", "本月总览", "The month", tell_month),
    Slide("attention", "值得关注", "Needs attention", tell_attention),
    Slide("good", "亮点", "What went well", tell_good),
    Slide("map", "镇街分布", "Map", tell_map),
    Slide("trend", "走势", "Trend", tell_trend),
    Slide("comparison", "镇街比较", "Comparison", tell_comparison),
    Slide("overdue", "逾期未改", "Overdue", tell_overdue),
    Slide("next", "下一步", "Next steps", tell_next_steps),
)


def build_screens(briefing: Briefing) -> dict[str, Screen]:
    """The screens by slide id, in order; slides with nothing to say are left out."""
    told = ((slide.id, slide.tell(briefing)) for slide in SLIDES)
    return {name: screen for name, screen in told if screen is not None}


def turn(ids: Sequence[str], current: str | None, step: int) -> str:
    """The slide `step` after `current`, round and round; an unknown one is the first.

    `ids` has at least one element.
    """
    place = ids.index(current) if current in ids else 0
    return ids[(place + step) % len(ids)]
