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
    """One KPI. `window` is W in months (1: the month, or the state at its end).

    `is_year_to_date`: W reaches back to January only. `is_derived`: its SQL reads the
    other metrics' values (table metric_values), so it is computed after them.
    `grows_with_window`: the longer the window, the further it reaches (used or visited
    at least once in it), so that a single month says nothing of the target.
    """

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
    is_headline: bool = False  # one of the cards on the overview
    is_year_to_date: bool = False
    is_derived: bool = False
    grows_with_window: bool = False

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
    def is_scored(self) -> bool:
        """Whether it may enter the composite: a rate with a better side, no count.

        The dormant share stays out: it falls by using powers for the sake of use.
        """
        has_side = self.direction in (Direction.UP, Direction.DOWN)
        is_rate = self.kind is not Kind.COUNT and self.id != "dormant_share"
        return has_side and is_rate and not self.is_derived


_CATALOGUE = (
    Metric(
        id="powers_in_force",
        label="在册权力事项",
        label_en="Powers in force",
        kind=Kind.COUNT,
        unit="项",
        unit_en="powers",
        direction=Direction.CONTEXT,
        window=1,
        numerator="月末已赋权且未收回的处罚类权力事项（去重）",
        numerator_en="Distinct penalty powers granted and not recalled at month end",
        denominator="",
        denominator_en="",
        datasets=("grants", "powers"),
    ),
    Metric(
        id="domains_delegated",
        label="赋权领域",
        label_en="Domains delegated",
        kind=Kind.COUNT,
        unit="个",
        unit_en="domains",
        direction=Direction.CONTEXT,
        window=1,
        numerator="月末在册权力事项所属领域（去重）",
        numerator_en="Distinct domains of the powers in force",
        denominator="",
        denominator_en="",
        datasets=("grants", "powers"),
    ),
    Metric(
        id="uptake_rate",
        label="承接率",
        label_en="Uptake rate",
        kind=Kind.SHARE,
        unit="%",
        unit_en="%",
        direction=Direction.UP,
        window=1,
        numerator="已签署承接确认的在册赋权",
        numerator_en="Grants in force with signed acceptance",
        denominator="月末在册赋权（镇街×事项）",
        denominator_en="Grants in force at month end (unit × power)",
        datasets=("grants", "powers"),
        is_headline=True,
    ),
    Metric(
        id="exercise_count",
        label="行权次数",
        label_en="Exercises",
        kind=Kind.COUNT,
        unit="次",
        unit_en="times",
        direction=Direction.CONTEXT,
        window=1,
        numerator="当月行权次数合计",
        numerator_en="Exercises in the month",
        denominator="",
        denominator_en="",
        datasets=("penalties",),
    ),
    Metric(
        id="exercise_rate",
        label="行权率",
        label_en="Exercise rate",
        kind=Kind.SHARE,
        unit="%",
        unit_en="%",
        direction=Direction.BAND,
        window=12,
        numerator="近 12 个月至少行使过一次的在册赋权",
        numerator_en="Grants in force used at least once in 12 months",
        denominator="月末在册赋权（镇街×事项）",
        denominator_en="Grants in force at month end (unit × power)",
        datasets=("penalties", "grants", "powers"),
        is_headline=True,
        grows_with_window=True,
    ),
    Metric(
        id="domain_coverage",
        label="领域覆盖率",
        label_en="Domain coverage",
        kind=Kind.SHARE,
        unit="%",
        unit_en="%",
        direction=Direction.UP,
        window=12,
        numerator="近 12 个月至少行使过一次的镇街×领域",
        numerator_en="Unit × domain pairs used at least once in 12 months",
        denominator="月末在册的镇街×领域",
        denominator_en="Unit × domain pairs held at month end",
        datasets=("penalties", "grants", "powers"),
        grows_with_window=True,
    ),
    Metric(
        id="dormant_share",
        label="沉睡事项率",
        label_en="Dormant share",
        kind=Kind.SHARE,
        unit="%",
        unit_en="%",
        direction=Direction.DOWN,
        window=12,
        numerator="持有满 12 个月且近 12 个月未行使的赋权",
        numerator_en="Grants held for 12 months and unused in them",
        denominator="持有满 12 个月的在册赋权",
        denominator_en="Grants in force and held for 12 months",
        datasets=("penalties", "grants", "powers"),
        is_headline=True,
        grows_with_window=True,
    ),
    Metric(
        id="ordinary_share",
        label="普通程序占比",
        label_en="Ordinary-procedure share",
        kind=Kind.SHARE,
        unit="%",
        unit_en="%",
        direction=Direction.BAND,
        window=12,
        numerator="近 12 个月普通程序行权次数",
        numerator_en="Exercises by ordinary procedure in 12 months",
        denominator="近 12 个月行权次数",
        denominator_en="Exercises in 12 months",
        datasets=("penalties",),
    ),
    Metric(
        id="no_penalty_share",
        label="不予处罚占比",
        label_en="No-penalty share",
        kind=Kind.SHARE,
        unit="%",
        unit_en="%",
        direction=Direction.BAND,
        window=12,
        numerator="近 12 个月不予处罚次数",
        numerator_en="No-penalty decisions in 12 months",
        denominator="近 12 个月不予处罚与行权次数之和",
        denominator_en="No-penalty decisions and exercises in 12 months",
        datasets=("penalties",),
    ),
    Metric(
        id="fine_total",
        label="罚款金额",
        label_en="Fines",
        kind=Kind.COUNT,
        unit="元",
        unit_en="yuan",
        direction=Direction.CONTEXT,
        window=1,
        numerator="当月罚款金额合计",
        numerator_en="Fines in the month",
        denominator="",
        denominator_en="",
        datasets=("penalties",),
    ),
    Metric(
        id="inspection_coverage",
        label="督查覆盖率",
        label_en="Inspection coverage",
        kind=Kind.SHARE,
        unit="%",
        unit_en="%",
        direction=Direction.UP,
        window=12,
        numerator="近 12 个月督查到访的镇街",
        numerator_en="Sub-districts visited in 12 months",
        denominator="纳入监管的镇街",
        denominator_en="Sub-districts monitored",
        datasets=("visits",),
        is_headline=True,
        grows_with_window=True,
    ),
    Metric(
        id="inspection_score",
        label="督查得分",
        label_en="Inspection score",
        kind=Kind.MEAN,
        unit="分",
        unit_en="points",
        direction=Direction.UP,
        window=12,
        numerator="近 12 个月到访得分合计",
        numerator_en="Sum of the scores of visits in 12 months",
        denominator="近 12 个月到访次数",
        denominator_en="Visits in 12 months",
        datasets=("visits",),
    ),
    Metric(
        id="finding_count",
        label="发现问题",
        label_en="Findings",
        kind=Kind.COUNT,
        unit="例",
        unit_en="findings",
        direction=Direction.CONTEXT,
        window=1,
        numerator="当月发现的问题（各来源）",
        numerator_en="Findings of the month, from every source",
        denominator="",
        denominator_en="",
        datasets=("findings",),
    ),
    Metric(
        id="findings_per_visit",
        label="次均问题",
        label_en="Findings per visit",
        kind=Kind.MEAN,
        unit="例/次",
        unit_en="per visit",
        direction=Direction.DOWN,
        window=12,
        numerator="近 12 个月督查发现的问题",
        numerator_en="Findings of inspections in 12 months",
        denominator="近 12 个月到访次数",
        denominator_en="Visits in 12 months",
        datasets=("findings", "visits"),
        is_headline=True,
    ),
    Metric(
        id="measure_coverage",
        label="措施配套率",
        label_en="Findings with a measure",
        kind=Kind.SHARE,
        unit="%",
        unit_en="%",
        direction=Direction.UP,
        window=1,
        numerator="已制定整改措施的问题（累计）",
        numerator_en="Findings with a measure (cumulative)",
        denominator="发现的问题（累计）",
        denominator_en="Findings (cumulative)",
        datasets=("findings",),
    ),
    Metric(
        id="rectification_rate",
        label="整改率",
        label_en="Rectification rate",
        kind=Kind.SHARE,
        unit="%",
        unit_en="%",
        direction=Direction.UP,
        window=12,
        numerator="截至月末已整改的到期问题",
        numerator_en="Due findings rectified by month end",
        denominator="近 12 个月到期的问题",
        denominator_en="Findings due in 12 months",
        datasets=("findings",),
        is_headline=True,
    ),
    Metric(
        id="on_time_rate",
        label="按期整改率",
        label_en="On-time rectification",
        kind=Kind.SHARE,
        unit="%",
        unit_en="%",
        direction=Direction.UP,
        window=12,
        numerator="在期限内整改的到期问题",
        numerator_en="Due findings rectified by their deadline",
        denominator="近 12 个月到期的问题",
        denominator_en="Findings due in 12 months",
        datasets=("findings",),
        is_headline=True,
    ),
    Metric(
        id="closure_rate",
        label="销号率",
        label_en="Verified closure",
        kind=Kind.SHARE,
        unit="%",
        unit_en="%",
        direction=Direction.UP,
        window=12,
        numerator="截至月末已核查销号的到期问题",
        numerator_en="Due findings verified by month end",
        denominator="近 12 个月到期的问题",
        denominator_en="Findings due in 12 months",
        datasets=("findings",),
    ),
    Metric(
        id="overdue_count",
        label="逾期未改",
        label_en="Overdue",
        kind=Kind.COUNT,
        unit="例",
        unit_en="findings",
        direction=Direction.DOWN,
        window=1,
        numerator="月末已过期限而未整改的问题",
        numerator_en="Findings past their deadline and open at month end",
        denominator="",
        denominator_en="",
        datasets=("findings",),
        is_headline=True,
    ),
    Metric(
        id="recurrence_rate",
        label="复发率",
        label_en="Recurrence",
        kind=Kind.SHARE,
        unit="%",
        unit_en="%",
        direction=Direction.DOWN,
        window=12,
        numerator="销号后 180 天内同镇街同类问题再次发现的销号",
        numerator_en="Closures with the same unit and category again in 180 days",
        denominator="截止日前 180 天为止的 12 个月内的销号",
        denominator_en="Closures of the 12 months up to 180 days before cut-off",
        datasets=("findings",),
    ),
    Metric(
        id="review_on_time",
        label="审核按期率",
        label_en="Reviews on time",
        kind=Kind.SHARE,
        unit="%",
        unit_en="%",
        direction=Direction.UP,
        window=12,
        numerator="近 12 个月按期完成的审核（四级合计）",
        numerator_en="Reviews done in time in 12 months, all four stages",
        denominator="近 12 个月审核办件（四级合计）",
        denominator_en="Cases reviewed in 12 months, all four stages",
        datasets=("reviews",),
    ),
    Metric(
        id="review_days",
        label="审核用时",
        label_en="Working days per review",
        kind=Kind.MEAN,
        unit="天",
        unit_en="days",
        direction=Direction.DOWN,
        window=12,
        numerator="近 12 个月审核所用工作日（四级合计）",
        numerator_en="Working days of reviews in 12 months, all four stages",
        denominator="近 12 个月审核办件（四级合计）",
        denominator_en="Cases reviewed in 12 months, all four stages",
        datasets=("reviews",),
    ),
    Metric(
        id="review_return_rate",
        label="审核退回率",
        label_en="Reviews returned",
        kind=Kind.SHARE,
        unit="%",
        unit_en="%",
        direction=Direction.CONTEXT,
        window=12,
        numerator="近 12 个月退回的办件（四级合计）",
        numerator_en="Cases sent back in 12 months, all four stages",
        denominator="近 12 个月审核办件（四级合计）",
        denominator_en="Cases reviewed in 12 months, all four stages",
        datasets=("reviews",),
    ),
    Metric(
        id="certified_share",
        label="持证率",
        label_en="Certified officers",
        kind=Kind.SHARE,
        unit="%",
        unit_en="%",
        direction=Direction.UP,
        window=1,
        numerator="月末持证执法人员",
        numerator_en="Certified officers at month end",
        denominator="月末在岗执法人员",
        denominator_en="Officers on duty at month end",
        datasets=("staff",),
    ),
    Metric(
        id="auxiliary_ratio",
        label="辅助人员配比",
        label_en="Auxiliaries per certified officer",
        kind=Kind.MEAN,
        unit="人/人",
        unit_en="per officer",
        direction=Direction.BAND,
        window=1,
        numerator="月末辅助人员",
        numerator_en="Auxiliaries at month end",
        denominator="月末持证执法人员",
        denominator_en="Certified officers at month end",
        datasets=("staff",),
    ),
    Metric(
        id="training_sessions",
        label="培训场次",
        label_en="Training sessions",
        kind=Kind.COUNT,
        unit="场",
        unit_en="sessions",
        direction=Direction.CONTEXT,
        window=12,
        numerator="本年累计培训场次",
        numerator_en="Sessions of the year so far",
        denominator="",
        denominator_en="",
        datasets=("trainings",),
        is_year_to_date=True,
        grows_with_window=True,
    ),
    Metric(
        id="training_hours",
        label="人均学时",
        label_en="Hours per officer",
        kind=Kind.MEAN,
        unit="学时",
        unit_en="hours",
        direction=Direction.UP,
        window=12,
        numerator="本年累计学时×实到人数",
        numerator_en="Hours of the year so far × those who attended",
        denominator="月末在岗执法人员",
        denominator_en="Officers on duty at month end",
        datasets=("trainings", "staff"),
        is_year_to_date=True,
        grows_with_window=True,
    ),
    Metric(
        id="attendance_rate",
        label="参训率",
        label_en="Attendance",
        kind=Kind.SHARE,
        unit="%",
        unit_en="%",
        direction=Direction.UP,
        window=12,
        numerator="近 12 个月实到人次",
        numerator_en="Attended in 12 months",
        denominator="近 12 个月应到人次",
        denominator_en="Expected in 12 months",
        datasets=("trainings",),
    ),
    Metric(
        id="bulletins_issued",
        label="专项通报",
        label_en="Bulletins issued",
        kind=Kind.COUNT,
        unit="期",
        unit_en="bulletins",
        direction=Direction.CONTEXT,
        window=1,
        numerator="当月编发的专项通报",
        numerator_en="Special bulletins of the month",
        denominator="",
        denominator_en="",
        datasets=("events",),
    ),
    Metric(
        id="case_transfers",
        label="案件移送",
        label_en="Case transfers",
        kind=Kind.COUNT,
        unit="件",
        unit_en="cases",
        direction=Direction.CONTEXT,
        window=1,
        numerator="当月移送的案件",
        numerator_en="Cases transferred in the month",
        denominator="",
        denominator_en="",
        datasets=("events",),
    ),
    Metric(
        id="composite_score",
        label="综合得分",
        label_en="Composite score",
        kind=Kind.MEAN,
        unit="分",
        unit_en="points",
        direction=Direction.UP,
        window=12,
        numerator="Σ 权重×各比率指标得分（底线 0 分，目标 100 分）",
        numerator_en="Σ weight × score of each rate, 0 at its floor, 100 at its target",
        denominator="有数据的权重合计（不足七成不计）",
        denominator_en="Weights with a value; below 70% nothing is reported",
        datasets=("weights", "targets"),
        is_derived=True,
    ),
)

#: Every metric by id, in the order in which pages show them.
METRICS: dict[str, Metric] = {metric.id: metric for metric in _CATALOGUE}
