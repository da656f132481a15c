"""The comparison page: its choices, its parts, and what it says where nothing is."""

import pytest

from tests.app.conftest import OpenPage

PAGE = "supervision/comparison"


@pytest.mark.parametrize(
    ("part", "metric", "title"),
    [
        ("estimates", "certified_share", "确定在前半，1 个在后半"),
        ("estimates", "inspection_score", "督查得分：全市 85.6分"),
        ("tiles", "on_time_rate", "看不出镇街之间有真实差别"),
        ("months", "findings_per_visit", "次均问题：全市2023年2月"),
        ("weights", "composite_score", "35 个镇街中，1 个确定在前半，1 个确定在后半"),
    ],
)
def test_each_part_states_its_finding(
    open_page: OpenPage, part: str, metric: str, title: str
) -> None:
    app = open_page(PAGE, period="2023-12", view=part, metric=metric)
    assert [e.value for e in app.exception] == []
    assert title in app.title[0].value
    assert len(app.dataframe) > 0


def test_fines_cannot_be_chosen(open_page: OpenPage) -> None:
    app = open_page(PAGE, period="2023-12", metric="fine_total")
    choice = app.selectbox(key="url_metric")
    assert not {"罚款金额", "行权次数", "逾期未改"} & set(choice.options)
    assert choice.value == "on_time_rate"
    # The link's words are shown letter by letter: no picture, no markup.
    assert app.toast[0].value == (r"链接中的“fine\_total”没有数据，已改为默认值。")


def test_scores_have_no_funnel_and_it_says_why(open_page: OpenPage) -> None:
    app = open_page(PAGE, period="2023-12", metric="inspection_score")
    assert app.info[0].value.startswith("督查得分是合计除以次数")
    app.selectbox(key="url_period").set_value("2022-06").run()
    assert app.info[0].value.startswith("2022年6月没有一个镇街有督查得分的数值")
