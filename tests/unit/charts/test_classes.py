from dashboard.charts.classes import LegendStep, build_scale, legend_steps
from dashboard.charts.theme import EMPTY_FILL, NEUTRAL_RAMP, RAMP
from dashboard.metrics import METRICS
from tests.unit.charts.conftest import BuildFrame

RATE = METRICS["rectification_rate"]
MEAN = METRICS["findings_per_visit"]
OVERDUE = METRICS["overdue_count"]
FINDINGS = METRICS["finding_count"]
FINES = METRICS["fine_total"]


def test_shares_fall_into_five_classes_with_plain_edges(
    build_frame: BuildFrame,
) -> None:
    frame = build_frame([(str(i), i + 0.5, 100) for i in range(0, 100, 10)])
    scale = build_scale(frame, RATE)
    assert scale.edges == (0.11, 0.31, 0.51, 0.71, 0.91)
    assert scale.labels == ("≤11%", "11%–31%", "31%–51%", "51%–71%", ">71%")
    assert scale.colors == RAMP[::-1]  # the worse the darker: low is worse


def test_the_worse_is_the_darker_where_high_is_worse(build_frame: BuildFrame) -> None:
    frame = build_frame([(str(n), n, None) for n in range(5)])
    assert build_scale(frame, OVERDUE).colors == RAMP


def test_an_edge_belongs_to_the_class_below(build_frame: BuildFrame) -> None:
    scale = build_scale(build_frame([("a", 1, 10), ("b", 9, 10)]), RATE)
    assert scale.edges == (0.1, 0.9)
    assert [scale.find_class(v) for v in (0.1, 0.11, 0.9, 1.0)] == [0, 1, 1, 1]


def test_shares_close_together_get_finer_edges(build_frame: BuildFrame) -> None:
    frame = build_frame([("a", 901, 1000), ("b", 905, 1000), ("c", 909, 1000)])
    assert build_scale(frame, RATE).labels == ("90.1%", "90.1%–90.5%", ">90.5%")


def test_counts_are_whole_numbers_with_their_unit(build_frame: BuildFrame) -> None:
    counts = [0, 0, 0, 1, 2, 3, 3, 5, 8, 12]
    frame = build_frame([(str(i), n, None) for i, n in enumerate(counts)])
    assert build_scale(frame, OVERDUE).labels == (
        "0例",
        "1例",
        "2–3例",
        "5例",  # no unit has 4, 6 or 7
        "8–12例",
    )


def test_large_counts_get_round_edges(build_frame: BuildFrame) -> None:
    sums = [20_936, 52_340, 88_978, 136_084, 177_956]
    frame = build_frame([(str(i), n, None) for i, n in enumerate(sums)])
    assert build_scale(frame, FINES).labels == (
        "≤30,000元",
        "30,000–60,000元",
        "60,000–90,000元",
        "90,000–140,000元",
        ">140,000元",
    )


def test_means_keep_a_decimal(build_frame: BuildFrame) -> None:
    frame = build_frame([("a", 1, 4), ("b", 5, 2), ("c", 9, 2)])
    assert build_scale(frame, MEAN).labels == ("≤0.3例/次", "0.3–2.5例/次", ">2.5例/次")


def test_a_lowest_class_of_one_value_is_that_value(build_frame: BuildFrame) -> None:
    frame = build_frame([("a", 0, 1), ("b", 0, 2), ("c", 1, 2), ("d", 2, 2)])
    assert build_scale(frame, MEAN).labels == ("0例/次", "0–0.5例/次", ">0.5例/次")


def test_one_value_is_one_class(build_frame: BuildFrame) -> None:
    scale = build_scale(build_frame([("a", 1, 2), ("b", 2, 4)]), RATE)
    assert (scale.labels, scale.colors) == (("50.0%",), (RAMP[3],))


def test_no_value_is_no_class(build_frame: BuildFrame) -> None:
    scale = build_scale(build_frame([("a", None, None), ("b", 0, 0)]), RATE)
    assert (scale.edges, scale.colors, scale.labels) == ((), (), ())


def test_context_metrics_are_grey(build_frame: BuildFrame) -> None:
    frame = build_frame([(str(n), n, None) for n in range(1, 6)])
    assert build_scale(frame, FINDINGS).colors == NEUTRAL_RAMP


def test_legend_names_both_kinds_of_empty_and_counts_areas(
    build_frame: BuildFrame,
) -> None:
    cells = [("a", 1, 10), ("b", 1, 10), ("c", 9, 10), ("d", 0, 0), ("e", None, None)]
    assert legend_steps(build_frame(cells), RATE) == [
        LegendStep("10%", RAMP[4], 2),
        LegendStep(">10%", RAMP[1], 1),
        LegendStep("不适用", EMPTY_FILL, 1),
        LegendStep("未上报", EMPTY_FILL, 1),
    ]


def test_a_row_finds_its_label_and_colour(build_frame: BuildFrame) -> None:
    scale = build_scale(build_frame([("a", 1, 10), ("b", 9, 10)]), RATE)
    rows = [
        {"numerator": 9.0, "value": 0.9},
        {"numerator": 0.0, "value": None},
        {"numerator": None, "value": None},
    ]
    assert [scale.label(row) for row in rows] == [">10%", "不适用", "未上报"]
    assert [scale.color(row) for row in rows] == [RAMP[1], EMPTY_FILL, EMPTY_FILL]
