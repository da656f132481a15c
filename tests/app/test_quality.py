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
from tests.app.test_supervision import find_table

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
    assert (table.index[0], late["镇街"]) == (LATE_UNIT, LATE_NAME)
    assert late[f"{LATE_MONTH.year}年{LATE_MONTH.month}月"] == "✕ 未报"
    cells = table.drop(columns="镇街").to_numpy().ravel().tolist()
    assert (cells.count("■ 已报"), cells.count("✕ 未报")) == (419, 1)


def test_checks_are_listed_with_their_counts(open_page: OpenPage) -> None:
    table = open_page(QUALITY).dataframe[1].value
    found = table[table["行数"] > 0]
    assert found[["校验", "数据集", "级别", "行数"]].to_numpy().tolist() == [
        ["镇街未报送", "行权月报", "▲ 警告", 1],
        ["镇街未报送", "四级审核月报", "▲ 警告", 1],
        ["镇街未报送", "队伍月报", "▲ 警告", 1],
        ["镇街不在监管名单", "赋权清单", "○ 提示", 1],
        ["镇街不在监管名单", "行权月报", "○ 提示", 36],
    ]


def test_a_check_shows_its_rows_and_their_upload(open_page: OpenPage) -> None:
    app = open_page(QUALITY, check="penalties__units_missing")
    row = app.dataframe[2].value.iloc[0].to_dict()
    row.pop("发布时间")
    assert row == {
        "月份": "2023年10月", "镇街": LATE_NAME, "说明": "未报送：环城街道",
        "工作表": "行权月报", "行": "", "列": "镇街", "文件": "penalties.xlsx",
        "发布人": "示例数据",
    }  # fmt: skip
    assert find_link(app).replace("\\", "") == (  # as Markdown shows it
        "所选行来自：行权月报 2023年10月 penalties.xlsx，查看发布历史"
    )


def test_rows_name_the_unit_that_they_speak_of(open_page: OpenPage) -> None:
    app = open_page(QUALITY, check="penalties__unit_unmonitored")
    rows = app.dataframe[2].value
    assert set(rows["镇街"]) == {areas()[UNMONITORED_UNIT].name_zh}
    assert rows["月份"].tolist()[0] == "2023年12月"
    assert (len(rows), "" in set(rows["行"])) == (36, False)


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
    assert find_table(app, "坐标系")["状态"].tolist() == ["在用"]
    area_map = app.switch_page("pages/supervision/map.py").run()
    assert "界线：市民政局 2023" in area_map.main.caption[0].value
    app.switch_page("pages/analysis/quality.py").run()
    app.button(key="boundary_withdraw_always").click().run()
    assert find_table(app, "坐标系")["状态"].str.endswith("撤回或被替换").all()
