"""What metrics can be split by: dimensions, their parts, and their names."""

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.datasets import DATASETS
from dashboard.i18n import _
from dashboard.reference import domains

#: The part of rows that do not say which they belong to.
UNKNOWN = "unknown"


@dataclass(frozen=True)
class Dimension:
    """One way to split a metric.

    `parts`: those that every area has, in order; () where they are what occurs.
    `name_part`: what a part is called.
    """

    id: str
    label: Callable[[], str]
    name_part: Callable[[str], str]
    parts: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What a part of the dimension is called, in the language at hand."""
        return self.label()

    def part_title(self, part: str) -> str:
        """The name of one of its parts; the part itself where it has no other."""
        return _("未注明") if part == UNKNOWN else self.name_part(part)


def _choices(dataset: str, column: str) -> tuple[str, ...]:
    return DATASETS[dataset].columns[column].choices


def _choice_name(dataset: str, column: str) -> Callable[[str], str]:
    return lambda part: DATASETS[dataset].columns[column].name_choice(part)


def _domain_title(code: str) -> str:
    return domains()[code].title if code in domains() else code


def age_title(band: str) -> str:
    """The words for a band of days past the deadline."""
    if band == ">90":
        return _("90 天以上")
    return _("{days} 天").format(days=band.replace("-", "–"))


def stage_title(stage: str) -> str:
    """What is done at a stage of review, "1" to "4"; another one as it stands."""
    return {
        "1": _("1 法制员初核"),
        "2": _("2 执法机构负责人把关"),
        "3": _("3 法制部门审核"),
        "4": _("4 分管领导批准"),
    }.get(stage, stage)


#: Every dimension by id. A metric may name another one, which is called by its id.
DIMENSIONS: dict[str, Dimension] = {
    dimension.id: dimension
    for dimension in (
        Dimension("domain", lambda: _("领域"), _domain_title),
        Dimension("department", lambda: _("赋权部门"), str),
        Dimension("category", lambda: _("类别"), _choice_name("findings", "category")),
        Dimension(
            "source",
            lambda: _("来源"),
            _choice_name("findings", "source"),
            _choices("findings", "source"),
        ),
        Dimension(
            "severity",
            lambda: _("严重度"),
            _choice_name("findings", "severity"),
            _choices("findings", "severity"),
        ),
        Dimension(
            "age", lambda: _("逾期天数"), age_title, ("1-7", "8-30", "31-90", ">90")
        ),
        Dimension("stage", lambda: _("审核级次"), stage_title, ("1", "2", "3", "4")),
        Dimension(
            "kind",
            lambda: _("类型"),
            _choice_name("trainings", "kind"),
            _choices("trainings", "kind"),
        ),
        Dimension(
            "procedure",
            lambda: _("程序"),
            _choice_name("penalties", "procedure"),
            _choices("penalties", "procedure"),
        ),
    )
}


def find_dimension(name: str) -> Dimension:
    """The dimension of that id; one that is not listed is called by its id."""
    return DIMENSIONS.get(name) or Dimension(name, lambda: name, str)
