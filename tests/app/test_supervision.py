"""The map and the dossier over the sample: its planted stories, word for word."""

import pytest

from dashboard.reference import domains
from dashboard.sample.stories import (
    LATE_UNIT,
    RECALL_DOMAIN,
    RECALL_UNITS,
    TURNING_UNIT,
    UNMONITORED_UNIT,
)
from tests.app.conftest import OpenPage
from tests.app.shown_tables import find_element, find_shown, read_headings, read_shown

MAP, DOSSIER = "supervision/map", "supervision/subdistrict"


@pytest.mark.parametrize(
    ("parameters", "title"),
    [
        (
            {"metric": "exercise_rate", "period": "2023-12"},
            "2023年12月近 12 个月行权率：全市 39.3%，35 个镇街在 11.8% 到 60.3%之间",
        ),
        (
            {"metric": "exercise_rate", "period": "2023-10"},  # the late unit is out
            "2023年10月近 12 个月行权率：全市 39.2%，34 个镇街在 10.9% 到 59.8%之间",
        ),
        (
            {"metric": "overdue_count", "period": "2023-12", "district": "320302"},
            "2023年12月月末逾期未改：鼓楼区 1例，7 个镇街在 0 到 1例之间",
        ),
        (
            {"metric": "inspection_coverage", "period": "2023-12"},
            "2023年12月近 12 个月督查覆盖率：全市 100.0%，35 个镇街均为 100.0%",
        ),
        (
            {"metric": "finding_count", "period": "2023-01"},
            "2023年1月当月发现问题：全市 未上报",
        ),
    ],
)
def test_map_title_tells_the_finding(
    open_page: OpenPage, parameters: dict[str, str], title: str
) -> None:
    app = open_page(MAP, **parameters)
    assert [t.value for t in app.title] == [title]


def test_map_table_has_every_unit_and_says_who_is_late(open_page: OpenPage) -> None:
    element = open_page(MAP, metric="exercise_rate", period="2023-10").dataframe[0]
    headings = ["镇街", "区", "数值", "分子", "分母", "状态"]
    assert read_headings(element) == headings
    table = element.value
    assert table["district"].value_counts().to_dict() == {
        "泉山区": 14, "云龙区": 9, "鼓楼区": 7, "经开区": 5,
    }  # fmt: skip
    late = table[table["unit"] == "环城街道"].iloc[0]
    assert late.isna().tolist() == [False, False, True, True, True, False]
    assert late["state"] == "未上报"
    last = table[table["unit"] == "潘塘街道"].iloc[0].tolist()
    assert last == ["潘塘街道", "云龙区", 39 / 357, 39, 357, "已报"]
    shown = read_shown(element).set_index("unit")
    assert shown.loc["潘塘街道", "value"] == "10.9%"
    assert shown.loc["环城街道", "value"] == "—"


def test_map_caption_says_what_it_rests_on(open_page: OpenPage) -> None:
    app = open_page(MAP, metric="fine_total", period="2023-10")
    assert app.main.caption[0].value == (
        "罚款金额，2023年10月 · 当月罚款金额合计。拟定口径。 · 仅作背景，不排名 · "
        "已报 34/35 个镇街 · 示意图，非法定界线 · 来源：行权月报"
    )


def test_map_choices_stand_in_the_url(open_page: OpenPage) -> None:
    app = open_page(MAP, metric="exercise_rate", period="2023-12")
    app.selectbox(key="url_mode").set_value("tiles").run()
    app.selectbox(key="url_metric").set_value("overdue_count").run()
    chosen = {name: app.query_params[name] for name in ("metric", "mode", "period")}
    assert chosen == {"metric": "overdue_count", "mode": "tiles", "period": "2023-12"}
    assert app.title[0].value.startswith("2023年12月月末逾期未改：全市 8例")


def test_units_of_the_url_fill_table_and_trend(open_page: OpenPage) -> None:
    app = open_page(
        MAP, metric="exercise_rate", period="2023-12", units="320311002,320302005"
    )
    months = find_element(app, "area_320311002")
    assert app.dataframe[0].value["unit"].tolist() == ["铜沛街道", "七里沟街道"]
    assert read_headings(months) == ["月份", "七里沟街道", "铜沛街道"]
    assert read_shown(months).iloc[0].tolist() == ["2023年12月", "51.0%", "36.3%"]
    assert len(months.value) == 12
    app.button(key="map_clear").click().run()
    assert "units" not in app.query_params
    assert len(app.dataframe[0].value) == 35


def test_slider_moves_the_month_of_the_url(open_page: OpenPage) -> None:
    app = open_page(MAP, metric="exercise_rate", period="2023-12", months="24")
    slider = app.select_slider(key="player_slider")
    assert (slider.options[0], len(slider.options)) == ("2022年1月", 24)
    slider.set_value("2022-05").run()
    assert app.query_params["period"] == "2022-05"
    assert app.title[0].value.startswith("2022年5月近 12 个月行权率")


def test_dossier_tells_of_the_unit_that_turned(open_page: OpenPage) -> None:
    app = open_page(DOSSIER, area=TURNING_UNIT, period="2023-11")
    assert app.title[0].value == (
        "2023年11月七里沟街道：月末逾期未改 2例；近 12 个月按期整改率 3/9"
    )
    texts = [m.value for m in app.main.markdown]
    assert (
        "近 12 个月："
        "督查得分 79.2分（475.5/6），全市 85.3；次均问题 1.2例/次（7/6），全市 0.5；"
        "按期整改率 33.3%（3/9），全市 77.7%。"
    ) in texts
    assert "2023年11月末未销号 4 例：逾期 2，已整改待销号 2" in texts


def test_dossier_compares_a_metric_with_district_and_city(open_page: OpenPage) -> None:
    app = open_page(DOSSIER, area=TURNING_UNIT, period="2023-11", part="figures")
    element = find_element(app, "direction")
    assert read_headings(element)[:7] == [
        "指标", "本镇街", "分子/分母", "目标", "达标", "泉山区", "全市"
    ]  # fmt: skip
    table = read_shown(element).set_index("title")
    assert table.loc["整改率"].to_dict() == {
        "own": "77.8%", "numerator": "7/9", "target": "95.0%", "is_reached": "未达到",
        "district": "93.2%", "city": "92.6%", "change": "-5.6个百分点",
        "direction": "越高越好，变差", "dataset": "问题台账",
    }  # fmt: skip
    assert table.loc["罚款金额"].tolist()[-3:] == [
        "-4,720",
        "仅作背景，不排名",
        "行权月报",
    ]


def test_dossier_lists_open_findings_with_the_next_step(open_page: OpenPage) -> None:
    app = open_page(DOSSIER, area=TURNING_UNIT, period="2023-11")
    table = find_shown(app, "next_step")
    columns = ["finding_code", "state", "next_step", "days_left"]
    assert table[columns].to_numpy().tolist() == [
        ["WT-2023-093", "逾期", "督导：催办", "过 1 天"],
        ["WT-2023-094", "逾期", "督导：催办", "过 1 天"],
        ["WT-2023-070", "已整改待销号", "督导：核查销号", "—"],
        ["WT-2023-089", "已整改待销号", "督导：核查销号", "—"],
    ]


def test_dossier_lists_the_findings_by_category(open_page: OpenPage) -> None:
    app = open_page(DOSSIER, area=TURNING_UNIT, period="2023-11")
    table = find_shown(app, "city_share").set_index("title")
    assert table.loc["证据与全过程记录"].tolist() == [
        "1", "33.3%", "3/9", "14.4%", "15/104"
    ]  # fmt: skip


def test_dossier_scores_are_those_of_the_metric(open_page: OpenPage) -> None:
    app = open_page(DOSSIER, area=TURNING_UNIT, period="2023-11", part="visits")
    element = find_element(app, "city_mean")
    newest = read_shown(element).iloc[0].tolist()
    assert newest[:5] == ["10", "2023年11月9日", "75.0", "85.7", "2/2"]
    assert element.value["score"].sum() == 475.5  # 督查得分 79.2 (475.5/6)


def test_dossier_judges_single_months(open_page: OpenPage) -> None:
    app = open_page(
        DOSSIER, area=TURNING_UNIT, period="2023-12", part="figures",
        chart="control", metric="inspection_score",
    )  # fmt: skip
    told = (
        "这段只有 7 个月的值，少于 12 个：界限是试用的，会随新月份变动，据此不作判断。"
    )
    assert told in [text.value for text in app.main.markdown]
    newest = find_shown(app, "signal").iloc[0]
    assert newest[["period", "value", "numerator", "signal"]].tolist() == [
        "2023年12月", "74.0", "74/1", ""
    ]  # fmt: skip


def test_dossier_names_the_dormant_domain(open_page: OpenPage) -> None:
    app = open_page(DOSSIER, area=TURNING_UNIT, period="2023-12", part="powers")
    assert ("2023年12月在册 345 项、14 个领域，近 12 个月用过 176 项；未用：商务") in [
        m.value for m in app.main.markdown
    ]
    table = find_element(app, "domain").value.set_index("domain")
    assert table.loc["商务"].tolist() == [4, 0, 4, 4]


@pytest.mark.parametrize(("period", "is_held"), [("2023-05", True), ("2023-06", False)])
def test_recalled_powers_leave_the_domains(
    open_page: OpenPage, period: str, is_held: bool
) -> None:
    app = open_page(DOSSIER, area=RECALL_UNITS[1], period=period, part="powers")
    held = find_element(app, "domain").value["domain"].tolist()
    assert (domains()[RECALL_DOMAIN].title in held) is is_held


def test_dossier_without_findings_says_why(open_page: OpenPage) -> None:
    app = open_page(DOSSIER, area=LATE_UNIT, period="2023-12")
    assert app.title[0].value == (
        "2023年12月环城街道：没有逾期和缺报，各项与其他镇街没有显著差异"
    )
    texts = [m.value for m in app.main.markdown]
    assert "月末没有未销号的问题：发现的都已核查销号，或从未发现。" in texts


def test_dossier_before_the_ledger_says_that_it_cannot_know(
    open_page: OpenPage,
) -> None:
    app = open_page(DOSSIER, area=LATE_UNIT, period="2022-12")
    assert app.title[0].value == "2022年12月环城街道：本月问题台账未发布"
    assert [i.value for i in app.info] == [
        "问题台账没有发布到这个月，不知道有无未销号的问题。"
    ]


def test_counts_are_drawn_without_district_and_city(open_page: OpenPage) -> None:
    app = open_page(
        DOSSIER, area=TURNING_UNIT, period="2023-12", metric="finding_count",
        part="figures",
    )  # fmt: skip
    months = find_element(app, "period")
    assert read_headings(months) == ["月份", "七里沟街道（例）"]
    assert read_shown(months).iloc[0].tolist() == ["2023年12月", "7"]


def test_dossier_asks_when_no_unit_is_named(open_page: OpenPage) -> None:
    app = open_page(DOSSIER, period="2023-12")
    assert app.title[0].value == "请选择一个镇街"
    assert "area" not in app.query_params
    app.selectbox(key="url_area").set_value(TURNING_UNIT).run()
    assert app.query_params["area"] == TURNING_UNIT
    assert app.title[0].value == (
        "2023年12月七里沟街道：近 12 个月次均问题 1.7例/次（12/7），全市 0.5；"
        "近 12 个月按期整改率 3/9"
    )


def test_dossier_of_an_unmonitored_unit_says_so(open_page: OpenPage) -> None:
    app = open_page(DOSSIER, area=UNMONITORED_UNIT, period="2023-12")
    assert [w.value for w in app.warning] == [
        "徐庄镇不在2023年12月的监管名单内，没有指标。"
    ]


def test_dossier_offers_the_units_of_the_district_and_its_own(
    open_page: OpenPage,
) -> None:
    app = open_page(DOSSIER, area=TURNING_UNIT, district="320302", period="2023-12")
    options = app.selectbox(key="url_area").options
    assert len(options) == 8  # seven of 鼓楼区, and the one that is shown
    assert options[-1] == "泉山区 · 七里沟街道"


@pytest.mark.parametrize(
    ("period", "note"),
    [
        ("2023-09", None),
        ("2023-10", "本月行权月报未上报，不知道哪些事项行使过、哪些沉睡。"),
        ("2021-05", "行权月报发布不足 12 个月，还不能说哪些事项行使过、哪些沉睡。"),
    ],
)
def test_domains_say_when_use_is_not_known(
    open_page: OpenPage, period: str, note: str | None
) -> None:
    app = open_page(DOSSIER, area=LATE_UNIT, period=period, part="powers")
    notes = [c.value for c in app.main.caption if "哪些事项行使过" in c.value]
    assert notes == ([note] if note else [])
