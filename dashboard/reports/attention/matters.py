"""What needs attention in a month and what went well: the rules that fired."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from dashboard.i18n import _
from dashboard.reports.table import Column, Table, build_table


class Rule(StrEnum):
    """Why something is on the list, in the order in which it is read.

    The first two are tests, which hold false alarms down; the others are facts.
    """

    UNIT_OUTSIDE = "unit_outside"
    AREA_SIGNAL = "area_signal"
    OVERDUE = "overdue"
    MISSING_REPORT = "missing_report"
    CHECK_FAILED = "check_failed"
    UNMEASURED = "unmeasured"
    DORMANT = "dormant"


@dataclass(frozen=True)
class Matter:
    """One line of the list.

    `reason` is a sentence; `evidence` what it rests on: limits, n, months. `page` and
    `parameters` lead to the rows behind it. `area_codes`: the units it names, all of
    them; `metric`: '' where it is about none.
    """

    rule: Rule
    reason: str
    evidence: str
    page: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    area_codes: tuple[str, ...] = ()
    metric: str = ""
    is_good: bool = False


def rule_title(rule: Rule) -> str:
    """What a rule is called."""
    return {
        Rule.UNIT_OUTSIDE: _("镇街异于其他"),
        Rule.AREA_SIGNAL: _("走势信号"),
        Rule.OVERDUE: _("逾期未改"),
        Rule.MISSING_REPORT: _("缺报"),
        Rule.CHECK_FAILED: _("校验未通过"),
        Rule.UNMEASURED: _("无整改措施"),
        Rule.DORMANT: _("沉睡领域"),
    }[rule]


def explain_rule(rule: Rule) -> str:
    """When a rule fires, in a sentence."""
    return {
        Rule.UNIT_OUTSIDE: _(
            "同等规模下超出 99.8% 漏斗限，且在全部镇街×指标中通过 5% 错误发现率检验"
        ),
        Rule.AREA_SIGNAL: _("单月值在 XmR 控制图上出现信号，不是常规波动"),
        Rule.OVERDUE: _("月末已过整改期限而未整改的问题"),
        Rule.MISSING_REPORT: _("应报未报的镇街月报"),
        Rule.CHECK_FAILED: _("已发布数据中不符合业务校验的行"),
        Rule.UNMEASURED: _("尚未制定整改措施的问题"),
        Rule.DORMANT: _("持有满 12 个月、近 12 个月无人行使的领域"),
    }[rule]


def in_order(matters: list[Matter]) -> list[Matter]:
    """By rule, worst first; within a rule as they were found."""
    order = list(Rule)
    return sorted(matters, key=lambda matter: order.index(matter.rule))


def matter_table(matters: list[Matter]) -> Table:
    """A line a matter: what it asks for, rule, reason and evidence."""
    lines = [
        {
            "kind": _("亮点") if matter.is_good else _("关注"),
            "rule": rule_title(matter.rule),
            "reason": matter.reason,
            "evidence": matter.evidence,
        }
        for matter in matters
    ]
    columns = [
        Column("kind", _("类型")),
        Column("rule", _("规则")),
        Column("reason", _("事项")),
        Column("evidence", _("依据")),
    ]
    return build_table(lines, columns)
