"""Every page for every role; what a click costs; what a new KPI costs."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard import settings
from dashboard.access import Role
from dashboard.metrics import METRICS
from dashboard.settings import PROJECT_DIR
from dashboard.store import metric_values
from dashboard.ui.shell.navigation import PAGES
from tests.app.conftest import OpenPage

ALLOWED = [(p, r) for p in PAGES for r in Role if r in PAGES[p].roles]
DENIED = [(p, r) for p in PAGES for r in Role if r not in PAGES[p].roles]


def test_every_script_is_registered() -> None:
    scripts = {
        str(p.relative_to(PROJECT_DIR)) for p in (PROJECT_DIR / "pages").rglob("*.py")
    }
    listed = {entry.file for entry in PAGES.values()}
    assert scripts == listed, "a line in dashboard/ui/shell/navigation.py lists a page"


@pytest.mark.parametrize(("page", "role"), ALLOWED)
def test_page_renders(open_page: OpenPage, page: str, role: Role) -> None:
    app = open_page(PAGES[page].path, role=role.value)
    assert [e.value for e in app.exception] == []
    assert [e.value for e in app.error] == []
    assert app.title[0].value != ""


@pytest.mark.parametrize(("page", "role"), DENIED)
def test_page_is_refused(open_page: OpenPage, page: str, role: Role) -> None:
    app = open_page(PAGES[page].path, role=role.value)
    assert "不能使用此功能" in app.error[0].value
    assert "请切换为：数据员。" in app.error[0].value
    assert len(app.title) == 0


def test_upload_is_the_analysts_alone() -> None:
    assert DENIED == [("upload", Role.LEADER), ("upload", Role.SUPERVISOR)]


def test_overview_states_the_month(open_page: OpenPage) -> None:
    app = open_page("leadership/overview", period="2023-10")
    assert app.title[0].value == (
        "2023年10月：月末逾期未改 6例（4 例超过 90 天），"
        "近 12 个月整改率 92.5%（74/80）"
    )
    values = {metric.label: metric.value for metric in app.metric}
    assert len(values) == 8
    assert values["近 12 个月督查覆盖率"] == "100.0%"


def test_empty_store_says_what_to_do(
    open_page: OpenPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_page("leadership/overview")
    monkeypatch.setenv("DASHBOARD_DATA_DIR", str(tmp_path / "无 数据"))
    app.run()
    assert app.title[0].value == "还没有发布任何数据"


def test_a_click_recomputes_no_metric(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []
    compute = metric_values.compute_values
    monkeypatch.setattr(
        metric_values,
        "compute_values",
        lambda database, periods: (
            calls.append(str(periods)) or compute(database, periods=periods)
        ),
    )
    app = open_page("leadership/overview")
    app.selectbox(key="url_period").set_value("2023-06").run()
    app.switch_page("pages/supervision/map.py").run()
    app.selectbox(key="url_metric").set_value("overdue_count").run()
    assert app.title[0].value.startswith("2023年6月月末逾期未改")
    assert calls == []


@pytest.mark.usefixtures("fresh_caches")
def test_a_new_metric_costs_one_file_and_one_entry(
    open_page: OpenPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    queries = tmp_path / "queries"
    shutil.copytree(settings.QUERIES_DIR, queries)
    metric_file = queries / "metrics" / "exercises_again.sql"
    shutil.copy(queries / "metrics" / "exercise_count.sql", metric_file)
    entry = replace(METRICS["exercise_count"], id="exercises_again", label="新指标")
    monkeypatch.setattr(settings, "QUERIES_DIR", queries)
    monkeypatch.setitem(METRICS, "exercises_again", entry)
    overview = open_page("leadership/overview")
    assert "新指标" in overview.dataframe[0].value.iloc[:, 0].tolist()
    area_map = open_page("supervision/map", metric="exercises_again")
    assert area_map.title[0].value.startswith("2023年12月当月新指标")
    dictionary = open_page("reference/metrics", metric="exercises_again")
    assert "新指标" in [subheader.value for subheader in dictionary.subheader]
