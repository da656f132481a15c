"""What is decided in one place stays there: metric ids, arithmetic, rooms."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.datasets import DATASETS
from dashboard.metrics import METRICS
from dashboard.settings import PROJECT_DIR, QUERIES_DIR

CODE = [
    path
    for folder in ("dashboard", "pages")
    for path in sorted((PROJECT_DIR / folder).rglob("*.py"))
    # the catalogue itself, and the sample's own content
    if not {"metrics", "sample"}.intersection(path.relative_to(PROJECT_DIR).parts[1:2])
]
#: Ids that are also columns of workbooks.
COLUMNS = {name for dataset in DATASETS.values() for name in dataset.columns}
IDS = set(METRICS) - COLUMNS

#: A rate of two counts, or a sum over a window: what only a metric may work out.
KPI_ARITHMETIC = re.compile(
    r"/ *nullif\(|\bto_months\(|count\(\*\) filter \([^)]*(rectified|verified|on_time)"
)
#: What pages list beside the metrics: shares of a list, and usual ranges.
LISTS = {
    "bulletin/outstanding",  # what each unit owes, by the step that is next
    "about/reconciliation",  # published figures, each with its own scope
    "powers/catalogue",
    "powers/changes",
    "powers/concentration",  # shares of a list of powers
    "powers/dormant",  # which powers; how many is dormant_share
    "powers/holders",
    "powers/powers",
    "subdistrict/missing",
    "quality/completeness",
    "upload/figures",
}


def literals(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def test_no_module_names_a_metric_by_its_id() -> None:
    found = [
        f"{path.relative_to(PROJECT_DIR)}:{line} {text}"
        for path in CODE
        for line, text in literals(path)
        if text in IDS
    ]
    assert found == [], "import the entry from dashboard.metrics.catalogue instead"


@pytest.mark.parametrize(
    "path", sorted((QUERIES_DIR / "pages").rglob("*.sql")), ids=lambda p: p.stem
)
def test_a_page_lists_rows_and_counts_no_metric(path: Path) -> None:
    name = path.relative_to(QUERIES_DIR / "pages").with_suffix("").as_posix()
    if name in LISTS:
        return
    sql = re.sub(r"--.*", "", path.read_text(encoding="utf-8"))
    found = KPI_ARITHMETIC.search(sql)
    assert found is None, f"{found}: read it from the metric values instead"


def test_metrics_are_short() -> None:
    lines = [
        len(path.read_text(encoding="utf-8").splitlines())
        for path in (QUERIES_DIR / "metrics").glob("*.sql")
    ]
    assert sum(lines) <= 1000


def test_every_page_has_its_room_in_every_layer() -> None:
    pages = {path.stem for path in (PROJECT_DIR / "pages").rglob("*.py")}
    rooms = {path.name for path in (PROJECT_DIR / "dashboard" / "ui").iterdir()
             if path.is_dir() and not path.name.startswith("_")}  # fmt: skip
    assert rooms - {"shell", "parts"} <= pages
