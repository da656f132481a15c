"""The README's paths, each walked on a copy of the tree: what is written, what is said.

Before a path is complete, the test that the README names fails and names the file that
is still to be written; with it, it passes.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.settings import PROJECT_DIR

COPIED = ("dashboard", "pages", "queries", "tests", ".streamlit")
FILES = ("app.py", "pyproject.toml", "README.md", "Makefile")

SQL = """\
-- Findings verified as closed in the window.
-- Grain: unit rows (see roll_up.sql), by category.
select
    spans.time_window,
    spans.period,
    spans.subdistrict_code,
    findings.category,
    count(*) as numerator,
    null as denominator,
    count(*) as row_count
from unit_windows as spans
inner join findings
    on
        spans.subdistrict_code = findings.subdistrict_code
        and findings.verified_on between spans.window_start and spans.month_end
group by
    spans.time_window,
    spans.period,
    spans.subdistrict_code,
    findings.category
order by spans.time_window, spans.period, spans.subdistrict_code, category
"""

ENTRY = """
CLOSED_COUNT = Metric(
    id="closed_count",
    label="销号问题",
    label_en="Findings closed",
    kind=Kind.COUNT,
    unit="例",
    unit_en="findings",
    direction=Direction.CONTEXT,
    window=Window.MONTH,
    series=Series.FLOW,
    numerator="当月核查销号的问题",
    numerator_en="Findings verified as closed in the month",
    denominator="",
    denominator_en="",
    datasets=("findings",),
    dimensions=("category",),
    rows_page="findings",
)

#: Every metric by id"""

WORLD = '''\
"""Closed findings: F1 on the last day of March, F5 on the last of October."""

from tests.sql.worlds.findings import FINDINGS
from tests.sql.worlds.shape import Case, World
from tests.tiny import CITY, G1, GULOU, Y1

WORLD = World(
    tables={"findings": {"2023-12": FINDINGS}, "visits": {"2023-02": []}},
    cases=[
        Case("closed_count", "month", "2023-03", CITY, 1),
        Case("closed_count", "month", "2023-03", GULOU, 1),
        Case("closed_count", "month", "2023-03", Y1, 0),
        Case("closed_count", "year", "2023-12", G1, 2),
        Case("closed_count", "month", "2023-10", G1, 1, None, "文书案卷"),
    ],
)
'''

DATASET = '''\
"""车辆月报: vehicles of a unit at the end of the month."""

from pandera.typing import Series

from dashboard.datasets.contract import Contract, Count, Dataset, Day, Text, column
from dashboard.datasets.shared import month, subdistrict


class Vehicles(Contract):
    period: Series[Day] = month()
    subdistrict_code: Series[Text] = subdistrict()
    vehicle_count: Series[Count] = column(
        "执法车辆", "Vehicles", "count", unit="辆", example=3, ge=0, nullable=False
    )

    class Config:
        unique = ["period", "subdistrict_code"]


DATASET = Dataset(
    id="vehicles",
    label="车辆月报",
    label_en="Monthly vehicle report",
    model=Vehicles,
    kind="monthly",
    reported_by="unit",
    period_column="period",
)
'''

PAGE = '''\
"""A page that says which month is on show."""

import streamlit as st

from dashboard.ui.shell.view import start_page

view = start_page("second")
st.title(f"{view.filters.period:%Y-%m}")
'''

Run = Callable[..., tuple[bool, str]]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the project that a newcomer may change."""
    root = tmp_path / "project"
    for name in COPIED:
        ignored = shutil.ignore_patterns("__pycache__", "screenshots", "newcomer")
        shutil.copytree(PROJECT_DIR / name, root / name, ignore=ignored)
    for name in FILES:
        shutil.copy(PROJECT_DIR / name, root / name)
    shutil.copytree(PROJECT_DIR / "data/reference", root / "data/reference")
    (root / "data/sample").symlink_to(PROJECT_DIR / "data/sample")
    return root


@pytest.fixture
def run(tree: Path) -> Run:
    """A function that runs tests in the copy: whether they passed, what they said."""

    def ran(*arguments: str) -> tuple[bool, str]:
        command = [sys.executable, "-m", "pytest", "-n", "0", "-p", "no:cacheprovider"]
        done = subprocess.run(
            [*command, *arguments],
            cwd=tree,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode == 0, done.stdout

    return ran


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_kpi_costs_a_file_an_entry_and_its_world(tree: Path, run: Run) -> None:
    (tree / "queries/metrics/closed_count.sql").write_text(SQL, encoding="utf-8")
    is_done, said = run("tests/sql/test_query_files.py", "-k", "catalogue_and_metric")
    assert not is_done
    assert "dashboard/metrics/catalogue.py" in said
    catalogue = tree / "dashboard/metrics/catalogue.py"
    change(catalogue, "\n#: Every metric by id", ENTRY)
    asked = ("tests/sql/test_metric_values.py", "-k", "closed_count")
    is_done, said = run(*asked)
    assert not is_done
    assert "tests/sql/worlds/" in said
    world = tree / "tests/sql/worlds/closed.py"
    world.write_text(WORLD, encoding="utf-8")
    is_done, said = run(*asked, "tests/sql/test_query_files.py")
    assert is_done, said


def test_a_dimension_costs_a_column_and_a_word(tree: Path, run: Run) -> None:
    catalogue = tree / "dashboard/metrics/catalogue.py"
    change(catalogue, 'dimensions=("stage",),', 'dimensions=("stage", "kind"),')
    asked = ("tests/sql/test_query_files.py", "-k", "review_on_time")
    is_done, said = run(*asked)
    assert not is_done
    assert "queries/metrics/review_on_time.sql" in said
    sql = tree / "queries/metrics/review_on_time.sql"
    change(sql, "by stage.\nselect", "by stage and kind.\nselect")
    change(sql, " as stage,\n", " as stage,\n    '全部' as kind,\n")
    is_done, said = run(*asked, "tests/sql/test_roll_up.py")
    assert is_done, said


def test_a_data_set_costs_a_file_and_its_name(tree: Path, run: Run) -> None:
    path = tree / "dashboard/datasets/vehicles.py"
    path.write_text(DATASET, encoding="utf-8")
    asked = ("tests/unit/test_datasets.py", "tests/unit/ingest/test_template.py")
    is_done, said = run(*asked, "-k", "registered or vehicles")
    assert not is_done
    assert "dashboard/datasets/__init__.py" in said
    change(
        tree / "dashboard/datasets/__init__.py", '"staff",', '"staff",\n    "vehicles",'
    )
    is_done, said = run(*asked, "-k", "registered or vehicles")
    assert is_done, said


def test_a_page_costs_a_file_and_a_line(tree: Path, run: Run) -> None:
    path = tree / "pages/analysis/second.py"
    path.write_text(PAGE, encoding="utf-8")
    asked = ("tests/app/test_pages.py", "-k", "registered")
    is_done, said = run(*asked)
    assert not is_done
    assert "dashboard/ui/shell/navigation.py" in said
    line = (
        'PageEntry("second", "analysis/second", "二", "Second", ":material/add:"),\n)'
    )
    change(
        tree / "dashboard/ui/shell/navigation.py",
        "\n)\n\n#: Every page",
        f"\n    {line}\n\n#: Every page",
    )
    is_done, said = run("tests/app/test_pages.py", "-k", "registered or second")
    assert is_done, said
