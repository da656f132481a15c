"""The screens of a presentation that speak in sentences and large numbers."""

from dashboard.dimensions import find_dimension
from dashboard.formats import (
    append_unit,
    format_cell,
    format_change,
    format_count,
    format_period,
    name_in_window,
)
from dashboard.i18n import _, ngettext
from dashboard.metrics import METRICS, Metric
from dashboard.metrics.catalogue import OVERDUE_COUNT
from dashboard.reference import areas
from dashboard.reports.overview.highlights import headline
from dashboard.reports.presentation.briefing import Briefing, Number, Screen
from dashboard.rows import list_rows

#: As many lines as can be read from the back of a room.
_SHOWN = 4
_AGE = find_dimension("age")


def tell_month(briefing: Briefing) -> Screen | None:
    """The overview's headline and its cards."""
    numbers = [
        _tell_metric(briefing, metric)
        for metric in METRICS.values()
        if metric.is_headline
    ]
    known = tuple(number for number in numbers if number is not None)
    sentence = headline(briefing.metrics, briefing.period, briefing.area_code)
    return Screen(sentence, numbers=known) if known else None


def _tell_metric(briefing: Briefing, metric: Metric) -> Number | None:
    place = (briefing.period, briefing.area_code)
    row = briefing.metrics.row(metric, *place)
    if row is None:
        return None
    change = briefing.metrics.change(metric, *place)
    note = (
        ""
        if change is None
        else _("环比 {change}").format(change=format_change(change, metric))
    )
    return Number(name_in_window(metric), format_cell(row, metric, unit=True), note)


def tell_attention(briefing: Briefing) -> Screen | None:
    """What needs attention, worst first."""
    reasons = [matter.reason for matter in briefing.matters if not matter.is_good]
    text = _("{period}有 {count} 项值得关注")
    return _list_reasons(briefing, reasons, text)


def tell_good(briefing: Briefing) -> Screen | None:
    """What went well."""
    reasons = [matter.reason for matter in briefing.matters if matter.is_good]
    return _list_reasons(briefing, reasons, _("{period}有 {count} 项亮点"))


def _list_reasons(briefing: Briefing, reasons: list[str], text: str) -> Screen | None:
    if not reasons:
        return None
    rest = len(reasons) - _SHOWN
    return Screen(
        text.format(period=format_period(briefing.period), count=len(reasons)),
        lines=tuple(reasons[:_SHOWN]),
        note=_("其余 {count} 项见总览。").format(count=rest) if rest > 0 else "",
    )


def tell_overdue(briefing: Briefing) -> Screen | None:
    """Findings past their deadline: how many, since when, and whose."""
    place = (briefing.period, briefing.area_code)
    total = briefing.metrics.row(OVERDUE_COUNT, *place)
    if total is None or not total["value"] > 0:
        return None
    rows = briefing.units(OVERDUE_COUNT)
    late = rows[rows["value"] > 0].sort_values("value", ascending=False, kind="stable")
    owing = [
        _("{name} {count} 例").format(
            name=areas()[row["area_code"]].title, count=format_count(row["value"])
        )
        for row in list_rows(late)
    ]
    return Screen(
        ngettext(
            "{period}末逾期未改 {count} 例，涉及 {units} 个镇街", total["value"]
        ).format(
            period=format_period(briefing.period),
            count=format_count(total["value"]),
            units=len(late),
        ),
        numbers=tuple(_tell_age(briefing, age) for age in _AGE.parts),
        lines=(_("、").join(owing),),
    )


def _tell_age(briefing: Briefing, age: str) -> Number:
    metric = OVERDUE_COUNT
    place = (briefing.period, briefing.area_code)
    row = briefing.metrics.parts(metric, _AGE.id, *place).get(age)
    label = _("逾期 {days}").format(days=_AGE.part_title(age))
    count = format_count(row["value"] if row else None)
    return Number(label, append_unit(count, metric))


def tell_next_steps(briefing: Briefing) -> Screen | None:
    """Who has to do what until when, as the bulletin requires it."""
    lines = [
        text.format(count=task.count, units=task.units, by=task.by)
        for name, text in _task_texts().items()
        if (task := briefing.tasks.get(name))
    ]
    if not lines:
        return None
    return Screen(
        _("下一步：{count} 项要求").format(count=len(lines)), lines=tuple(lines)
    )


def _task_texts() -> dict[str, str]:
    """What each task of `list_tasks` asks for."""
    return {
        "overdue": _("{by}前完成逾期整改 {count} 例：{units}"),
        "unmeasured": _("{by}前制定整改措施 {count} 例：{units}"),
        "due_next": _("{by}前按期整改下月到期 {count} 例：{units}"),
        "unverified": _("{by}前核查销号 {count} 例：{units}"),
        "report": _("{by}前补报行权月报，{count} 个镇街：{units}"),
    }
