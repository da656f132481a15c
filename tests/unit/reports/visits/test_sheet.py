"""The visit sheet against a store of three units worked out by hand."""

import datetime as dt
from io import BytesIO

import pytest
from docx import Document

from dashboard.errors import NotPublished
from dashboard.metrics import METRICS
from dashboard.reports.export.word import write_document
from dashboard.reports.visits.sheet import build_visit_sheet, describe_visit
from dashboard.store.database import SnapshotDatabase
from dashboard.store.metric_table import MetricTable
from dashboard.store.metric_values import compute_values
from dashboard.store.tables import Store
from dashboard.store.value_rows import ValueRows
from tests.sql.worlds.findings import finding
from tests.sql.worlds.grants import grant, power
from tests.sql.worlds.penalties import used, zero
from tests.sql.worlds.visits import visit
from tests.tiny import G1, G2, STRANGER, Tables, publish_tables

MARCH = dt.date(2023, 3, 1)
#: The metrics that the sheet tells of.
TOLD = ("overdue_count", "rectification_rate", "on_time_rate", "inspection_score",
        "findings_per_visit", "exercise_rate", "domain_coverage",
        "dormant_share")  # fmt: skip
Facts = tuple[SnapshotDatabase, MetricTable]

TABLES: Tables = {
    "powers": {"2021-01": [power("P1", "01"), power("P2", "02")]},
    "grants": {"2021-01": [grant(G1, "P1", "2021-01-01"),
                           grant(G1, "P2", "2021-01-01")]},
    "penalties": {"2023-02": [zero(G2)], "2023-03": [used(G1, "P1", "简易", 1)]},
    "visits": {"2023-03": [visit(1, G1, "2023-03-10", 80), visit(1, G2, "2023-03-09",
                                                                 91)]},
    "findings": {"2023-03": [
        finding("F1", G1, "2023-02-01", rectified_on="2023-03-01",
                verified_on="2023-03-10"),  # seen on the visit
        finding("F2", G1, "2023-02-01", rectified_on="2023-03-11",
                verified_on="2023-03-12"),
        finding("F3", G1, "2023-03-20", due_on="2023-03-29", description="长" * 40),
        *(finding(f"X{n}", G2, "2023-03-09", due_on="2023-03-29") for n in range(10)),
    ]},
}  # fmt: skip


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    store = Store(tmp_path_factory.mktemp("sheet"))
    database = SnapshotDatabase(store, publish_tables(store, TABLES))
    used_ones = [METRICS[name] for name in TOLD]
    rows = compute_values(database, used_ones)
    return database, MetricTable(ValueRows.of_table(rows))


def test_findings_are_open_or_closed_since_the_visit(facts: Facts) -> None:
    content = describe_visit(*facts, MARCH, G1)
    (line,) = content["open"]["rows"]
    assert (line["code"], line["state"], line["due"], line["step"]) == (
        "F3", "逾期", "2023年3月29日，过 2 天", "督导：催办"
    )  # fmt: skip
    assert line["description"] == "长" * 25 + "…"
    assert [row["code"] for row in content["closed"]["rows"]] == ["F2"]
    assert content["statements"][-1] == (
        "上次督查：第 1 轮，2023年3月10日，得分 80.0（全市该轮平均 85.5）。"
    )


def test_points_name_what_recurs_sleeps_and_is_missing(facts: Facts) -> None:
    content = describe_visit(*facts, MARCH, G1)
    recurring, dormant, missing = [row["text"] for row in content["points"]["rows"]]
    assert recurring == "公示 F2 → F3。"
    assert dormant == ("行权月报发布不足 12 个月，还不能说哪些事项行使过、哪些沉睡。")
    assert missing == "行权月报 2023年2月。"


def test_sheet_is_one_document_for_one_snapshot(facts: Facts) -> None:
    data = build_visit_sheet(*facts, MARCH, G1)
    assert data == build_visit_sheet(*facts, MARCH, G1)
    document = Document(BytesIO(data))
    texts = [p.text for p in document.paragraphs]
    notice = f"快照 {facts[0].snapshot.id}"
    assert texts[:2] == [
        "督查单：黄楼街道", f"2023年3月 · 状态截至 2023年3月31日 · {notice}"
    ]  # fmt: skip
    open_ones, closed = document.tables
    assert [cell.text for cell in open_ones.rows[1].cells][:3] == ["F3", "逾期", "公示"]
    assert [len(table.rows) for table in (open_ones, closed)] == [2, 2]
    assert [p.text for p in document.sections[0].footer.paragraphs] == [notice]


def test_a_long_ledger_leaves_room_for_notes(facts: Facts) -> None:
    content = describe_visit(*facts, MARCH, G2)["open"]
    assert len(content["rows"]) == 6
    assert content["rest"] == "另有 4 例，见问题台账。"


def test_a_unit_off_the_roster_has_no_sheet(facts: Facts) -> None:
    with pytest.raises(NotPublished, match="徐庄镇不在2023年3月的监管名单内"):
        describe_visit(*facts, MARCH, STRANGER)


def test_marks_of_the_template_in_a_value_are_text(facts: Facts) -> None:
    content = describe_visit(*facts, MARCH, G1)
    content["title"] = "{{ 7*7 }}{% if %}\x0b\ufffe&<w:p/>"
    document = Document(BytesIO(write_document("visit_sheet", content)))
    assert document.paragraphs[0].text == "{{ 7*7 }}{% if %}&<w:p/>"
