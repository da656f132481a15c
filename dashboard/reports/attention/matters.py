"""What needs attention in a month and what went well: the rules that fired."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from dashboard.formats import format_period
from dashboard.forms import MONTH
from dashboard.i18n import _
from dashboard.reports.table import Column, Table, build_table


class Grade(StrEnum):
    """How sure a matter is."""

    FACT = "fact"  # counted: it names a unit at n = 1
    SIGNIFICANT = "significant"  # a test that holds false alarms down
    TO_CHECK = "to_check"  # the data themselves are in doubt


class Rule(StrEnum):
    """Why something is on the list, in the order in which a leader acts on it."""

    MISSING_DATASET = "missing_dataset"
    MISSING_REPORT = "missing_report"
    OVERDUE = "overdue"
    UNMEASURED = "unmeasured"
    NO_DEADLINE = "no_deadline"
    UNGRANTED = "ungranted"
    CHECK_FAILED = "check_failed"
    UNIT_OUTSIDE = "unit_outside"
    DORMANT = "dormant"
    AREA_SIGNAL = "area_signal"

    @property
    def grade(self) -> Grade:
        """How sure its matters are."""
        if self in (Rule.UNIT_OUTSIDE, Rule.AREA_SIGNAL):
            return Grade.SIGNIFICANT
        return Grade.TO_CHECK if self is Rule.CHECK_FAILED else Grade.FACT


@dataclass(frozen=True)
class Matter:
    """One line of the list.

    `reason` is a sentence; `evidence` what it rests on: limits, n, months. `page` and
    `parameters` lead to the very figure. `area_codes`: the units it names, all of them;
    `metric`: '' where it is about none. `since`: the month from which on it has been so
    without a gap, None where that is not known.
    """

    rule: Rule
    reason: str
    evidence: str
    page: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    area_codes: tuple[str, ...] = ()
    metric: str = ""
    is_good: bool = False
    since: dt.date | None = None


def rule_title(rule: Rule) -> str:
    """What a rule is called."""
    return {
        Rule.MISSING_DATASET: _("缺数据"),
        Rule.MISSING_REPORT: _("缺报"),
        Rule.OVERDUE: _("逾期未改"),
        Rule.UNMEASURED: _("无整改措施"),
        Rule.NO_DEADLINE: _("无整改期限"),
        Rule.UNGRANTED: _("无权行使"),
        Rule.CHECK_FAILED: _("校验未通过"),
        Rule.UNIT_OUTSIDE: _("镇街异于其他"),
        Rule.DORMANT: _("沉睡领域"),
        Rule.AREA_SIGNAL: _("走势信号"),
    }[rule]


def explain_rule(rule: Rule) -> str:
    """When a rule fires, in a sentence."""
    return {
        Rule.MISSING_DATASET: _("本月还没有发布的数据，以前月份发布过"),
        Rule.MISSING_REPORT: _("应报未报的镇街月报"),
        Rule.OVERDUE: _("月末已过整改期限而未整改的问题"),
        Rule.UNMEASURED: _("尚未制定整改措施的问题"),
        Rule.NO_DEADLINE: _("月末未整改、又没有整改期限的问题：不算到期，也不会逾期"),
        Rule.UNGRANTED: _("镇街行使了当月没有赋予它的事项"),
        Rule.CHECK_FAILED: _("已发布数据中不符合业务校验的行"),
        Rule.UNIT_OUTSIDE: _(
            "同等规模下超出 99.8% 漏斗限，且在全部镇街×指标中通过 5% 错误发现率检验"
        ),
        Rule.DORMANT: _("持有满 12 个月、近 12 个月无人行使的领域"),
        Rule.AREA_SIGNAL: _("单月值在控制图上出现信号，且在本地区各图中通过检验"),
    }[rule]


def whose_turn(rule: Rule) -> str:
    """Who acts next on a matter of the rule, and how."""
    return {
        Rule.MISSING_DATASET: _("数据员：催收发布"),
        Rule.MISSING_REPORT: _("镇街：补报"),
        Rule.OVERDUE: _("镇街：整改；督导：催办"),
        Rule.UNMEASURED: _("镇街：定措施"),
        Rule.NO_DEADLINE: _("督导：定期限"),
        Rule.UNGRANTED: _("督导：核查依据"),
        Rule.CHECK_FAILED: _("数据员：核对原表"),
        Rule.UNIT_OUTSIDE: _("督导：核实原因"),
        Rule.DORMANT: _("赋权部门：指导或收回"),
        Rule.AREA_SIGNAL: _("督导：查找原因"),
    }[rule]


def describe_standing(matter: Matter) -> str:
    """How sure, since when, whose turn: 事实 · 自2023年8月起 · 镇街：补报."""
    parts = [grade_title(matter.rule.grade)]
    if matter.since:
        parts.append(_("自{month}起").format(month=format_period(matter.since)))
    if not matter.is_good:
        parts.append(whose_turn(matter.rule))
    return " · ".join(parts)


def grade_title(grade: Grade) -> str:
    """What a grade is called."""
    return {
        Grade.FACT: _("事实"),
        Grade.SIGNIFICANT: _("显著"),
        Grade.TO_CHECK: _("待核"),
    }[grade]


def in_order(matters: list[Matter]) -> list[Matter]:
    """By rule, worst first; within a rule as they were found."""
    order = list(Rule)
    return sorted(matters, key=lambda matter: order.index(matter.rule))


def matter_table(matters: list[Matter]) -> Table:
    """A line a matter: what, how sure, since when, whose turn, on what evidence."""
    lines = [
        {
            "kind": _("亮点") if matter.is_good else _("关注"),
            "rule": rule_title(matter.rule),
            "grade": grade_title(matter.rule.grade),
            "reason": matter.reason,
            "since": matter.since,
            "turn": "" if matter.is_good else whose_turn(matter.rule),
            "evidence": matter.evidence,
        }
        for matter in matters
    ]
    columns = [
        Column("kind", _("类型")),
        Column("rule", _("规则")),
        Column("grade", _("把握")),
        Column("reason", _("事项")),
        Column("since", _("起自"), MONTH),
        Column("turn", _("轮到谁")),
        Column("evidence", _("依据")),
    ]
    return build_table(lines, columns)
