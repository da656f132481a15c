"""What the ledger can be narrowed down by: names in the URL, in SQL, in words."""

from collections.abc import Iterable, Mapping

from dashboard.datasets.findings import CATEGORIES, SEVERITIES, SOURCES, value_title
from dashboard.dimensions import age_title, find_dimension
from dashboard.i18n import _
from dashboard.reference import areas
from dashboard.reports.findings.states import STATES, state_title

#: URL parameter -> values chosen; none stands for all.
LedgerFilter = Mapping[str, tuple[str, ...]]

#: URL parameter -> parameter of queries/pages/findings.
DIMENSIONS = {
    "state": "states",
    "age": "ages",
    "source": "sources",
    "category": "categories",
    "severity": "severities",
    "round": "rounds",
    "area": "units",
}

#: The values of the dimensions that are the same in every month.
FIXED_VALUES: dict[str, tuple[str, ...]] = {
    "state": STATES,
    "age": find_dimension("age").parts,
    "source": tuple(SOURCES),
    "category": tuple(CATEGORIES),
    "severity": tuple(SEVERITIES),
}


def filter_parameters(
    chosen: LedgerFilter, without: Iterable[str] = ()
) -> dict[str, str]:
    """The filter as the queries take it; the dimensions of `without` stay open."""
    left_out = set(without)
    return {
        parameter: "" if name in left_out else ",".join(chosen.get(name, ()))
        for name, parameter in DIMENSIONS.items()
    }


def dimension_title(name: str) -> str:
    """What a dimension is called."""
    return {
        "state": _("状态"),
        "age": _("逾期天数"),
        "source": _("来源"),
        "category": _("类别"),
        "severity": _("严重度"),
        "round": _("轮次"),
        "area": _("镇街"),
    }[name]


def choice_title(name: str, value: str) -> str:
    """What a value of a dimension is called."""
    if name == "state":
        return state_title(value)
    if name == "age":
        return age_title(value)
    if name == "round":
        return _("第 {round} 轮").format(round=value)
    return areas()[value].title if name == "area" else value_title(value)


def describe_filter(chosen: LedgerFilter) -> str:
    """The filter in words, '' where nothing is chosen."""
    return _("；").join(
        _("{name}：{values}").format(
            name=dimension_title(name),
            values=_("、").join(choice_title(name, value) for value in values),
        )
        for name, values in chosen.items()
        if values
    )
