"""The data-quality page over the sample: the late month is found, named and linked."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ingest.boundary_shapes import Crs
from dashboard.reference import areas
from dashboard.sample.stories import LATE_MONTH, LATE_UNIT, UNMONITORED_UNIT
from dashboard.settings import REFERENCE_DIR
from tests.app.conftest import OpenPage
from tests.app.shown_tables import find_shown, read_shown

QUALITY = "analysis/quality"
LATE_NAME = areas()[LATE_UNIT].name_zh


@pytest.mark.parametrize(
    ("parameters", "title"),
    [
        ({}, "近 12 个月行权月报 419/420 份，缺 1 份：环城街道 2023年10月"),
        ({"period": "2023-09"}, "近 12 个月行权月报 420/420 份，全部报齐"),
        (
            {"months": "24", "district": "320302"},  # 7 units × 24 months
            "近 24 个月行权月报 167/168 份，缺 1 份：环城街道 2023年10月",
        ),
        ({"period": "2021-02"}, "近 2 个月行权月报 70/70 份，全部报齐"),
        (
            {"dataset": "visits"},
            "近 12 个月督查到访 11/12 个月有数据，未发布：2023年1月",
        ),
        ({"dataset": "findings", "period": "2022-12"}, "近 12 个月问题台账没有数据"),
    ],
)
def test_title_says_what_is_missing(
    open_page: OpenPage, parameters: dict[str, str], title: str
) -> None:
    app = open_page(QUALITY, **({"period": "2023-12"} | parameters))
    assert [t.value for t in app.title] == [title]


def test_table_puts_the_late_unit_first(open_page: OpenPage) -> None:
    table = open_page(QUALITY, period="2023-12").dataframe[0].value
    late = table.iloc[0]
    assert late["unit"] == LATE_NAME
    assert late[f"state_in_{LATE_MONTH:%Y_%m}"] == "✕ 未报"
    cells = table.drop(columns="unit").to_numpy().ravel().tolist()
    assert (cells.count("■ 已报"), cells.count("✕ 未报")) == (419, 1)


def test_checks_are_listed_with_their_counts(open_page: OpenPage) -> None:
    table = open_page(QUALITY).dataframe[1].value
    found = table[table["row_count"] > 0]
    assert found.to_numpy().tolist() == [
        ["镇街未报送", "行权月报", "▲ 警告", 1],
        ["镇街未报送", "四级审核月报", "▲ 警告", 1],
        ["镇街未报送", "队伍月报", "▲ 警告", 1],
        ["镇街不在监管名单", "赋权清单", "○ 提示", 1],
        ["镇街不在监管名单", "行权月报", "○ 提示", 36],
    ]


def test_a_check_shows_its_rows_and_their_upload(open_page: OpenPage) -> None:
    app = open_page(QUALITY, check="penalties__units_missing")
    row = read_shown(app.dataframe[2]).iloc[0].to_dict()
    row.pop("published_at")
    assert row == {
        "period": "2023年10月", "unit": LATE_NAME, "detail": "未报送：环城街道",
        "sheet": "行权月报", "row": "—", "column": "镇街", "file": "penalties.xlsx",
        "author": "示例数据",
    }  # fmt: skip
    assert find_link(app).replace("\\", "") == (  # as Markdown shows it
        "所选行来自：行权月报 2023年10月 penalties.xlsx，查看发布历史"
    )


def test_rows_name_the_unit_that_they_speak_of(open_page: OpenPage) -> None:
    app = open_page(QUALITY, check="penalties__unit_unmonitored")
    rows = read_shown(app.dataframe[2])
    assert set(rows["unit"]) == {areas()[UNMONITORED_UNIT].name_zh}
    assert rows["period"].tolist()[0] == "2023年12月"
    assert (len(rows), "—" in set(rows["row"])) == (36, False)


def test_link_opens_that_version_in_the_history(open_page: OpenPage) -> None:
    app = open_page(QUALITY, check="penalties__units_missing")
    link = app.main.get("page_link")[-1].proto
    assert link.page == "history"
    assert "dataset=penalties&version=penalties.2023-10." in link.query_string


def find_link(app: AppTest) -> str:
    """The label of the page's last link."""
    return str(app.main.get("page_link")[-1].proto.label)


def test_official_boundaries_are_loaded_used_and_withdrawn(
    open_page: OpenPage,
    sample_store: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cells = REFERENCE_DIR / "subdistricts_schematic.geojson"
    folder = tmp_path / "store"
    shutil.copytree(sample_store, folder)
    app = open_page(QUALITY, role="analyst", period="2023-12")
    monkeypatch.setenv("DASHBOARD_DATA_DIR", str(folder))
    file = (cells.name, cells.read_bytes(), "application/geo+json")
    app.file_uploader(key="boundary_file").upload(*file)
    app.selectbox(key="boundary_crs").set_value(Crs.WGS84)
    app.text_input(key="boundary_source").set_value("市民政局 2023").run()
    assert [s.value for s in app.success] == ["可用的镇街图形：37 个"]
    app.button(key="boundary_keep").click().run()
    assert find_shown(app, "crs")["state"].tolist() == ["在用"]
    area_map = app.switch_page("pages/supervision/map.py").run()
    assert "界线：市民政局 2023" in area_map.main.caption[0].value
    app.switch_page("pages/analysis/quality.py").run()
    app.button(key="boundary_withdraw_always").click().run()
    assert find_shown(app, "crs")["state"].str.endswith("撤回或被替换").all()
