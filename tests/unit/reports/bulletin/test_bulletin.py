"""The bulletin's document: the metrics' figures, made again, with its template."""

import datetime as dt
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest
from docx import Document
from docx.document import Document as Draft
from openpyxl import load_workbook

from dashboard.charts import printed
from dashboard.errors import DashboardError, NotPublished
from dashboard.metrics import METRICS
from dashboard.reports.bulletin import docx
from dashboard.reports.bulletin.edition import Edition
from dashboard.reports.bulletin.figures import TOTALS, Material
from dashboard.reports.bulletin.files import write_edition
from dashboard.reports.bulletin.pdf import explain_missing, set_in_type, write_pdf
from dashboard.reports.bulletin.preview import preview_html
from dashboard.reports.bulletin.tasks import write_numeral
from dashboard.store.database import SnapshotDatabase
from dashboard.store.metric_values import open_values
from dashboard.store.tables import Store
from tests.sql.worlds.findings import FINDINGS, WORLD
from tests.tiny import Tables, publish_tables

DECEMBER = dt.date(2023, 12, 1)


def write(store: Store, edition: Edition, form: str = "docx") -> bytes:
    snapshot = store.snapshot(edition.snapshot_id)
    table = open_values(store, snapshot)
    material = Material(edition.period, table, SnapshotDatabase(store, snapshot))
    return write_edition(edition, snapshot, material, form)


@pytest.fixture(scope="module")
def edition(sample_store: Path) -> Edition:
    snapshot = Store(sample_store).snapshot()
    return Edition.of_month(DECEMBER, snapshot.id, "zh", number=11)


@pytest.fixture(scope="module")
def document(sample_store: Path, edition: Edition) -> bytes:
    return write(Store(sample_store), edition)


@pytest.fixture(scope="module")
def draft(document: bytes) -> Draft:
    return Document(BytesIO(document))


@pytest.fixture(scope="module")
def values(sample_store: Path) -> pd.DataFrame:
    """December's metric values at the metrics' own windows, by metric and area."""
    store = Store(sample_store)
    frame = open_values(store, store.snapshot()).rows.ask(
        "month", metrics=list(METRICS), period=DECEMBER, dimension=""
    )
    own = frame["metric"].map({m.id: m.kept().value for m in METRICS.values()})
    return frame[frame["time_window"].eq(own)].set_index(["metric", "area_code"])


def text_of(draft: Draft) -> str:
    return "\n".join(paragraph.text for paragraph in draft.paragraphs)


def rows_of(draft: Draft, place: int) -> list[list[str]]:
    rows = [[cell.text for cell in row.cells] for row in draft.tables[place].rows]
    return rows[1:]


def percent(value: float) -> str:
    return "不适用" if pd.isna(value) else f"{value * 100:.1f}%"


def test_units_are_the_metrics_of_every_monitored_unit(
    draft: Draft, values: pd.DataFrame
) -> None:
    units = values.loc[values["area_level"].eq("subdistrict")]
    codes = sorted(set(units.index.get_level_values("area_code")))
    expected = []
    for code in codes:
        due = units.loc[("rectification_rate", code)]
        on_time = units.loc[("on_time_rate", code)]
        month = units.loc[("finding_count", code), "value"]
        found = units.loc[("rectified_found_rate", code), "denominator"]
        counts = [month, found, due["denominator"], due["numerator"],
                  on_time["numerator"]]  # fmt: skip
        rates = [percent(due["value"]), percent(on_time["value"])]
        overdue = units.loc[("overdue_count", code), "value"]
        expected.append([f"{n:.0f}" for n in counts] + rates + [f"{overdue:.0f}"])
    assert len(codes) == 35
    assert [row[1:] for row in rows_of(draft, 2)] == expected


def test_totals_are_the_metrics_with_their_parts(
    draft: Draft, values: pd.DataFrame
) -> None:
    city = values.xs("320300", level="area_code")
    for metric, row in zip(TOTALS, rows_of(draft, 0), strict=True):
        own = city.loc[metric.id]
        number = re.sub("[^0-9.]", "", row[1])
        is_share = row[1].endswith("%")
        assert number == f"{own['value'] * (100 if is_share else 1):.1f}".removesuffix(
            "" if "." in number else ".0"
        )
        if pd.notna(own["denominator"]):
            parts = f"{own['numerator']:,.0f}/{own['denominator']:,.0f}"
            assert row[2] == parts
        assert row[5] == f"{own['reported_count']}/{own['expected_count']}"


@pytest.mark.parametrize("place", [1, 3])  # by source, by category
def test_kinds_add_up_to_the_metrics(
    draft: Draft, values: pd.DataFrame, place: int
) -> None:
    table = pd.DataFrame(rows_of(draft, place)).iloc[:, 1:6].astype(int)
    rectified = values.loc[("rectification_rate", "320300")]
    assert table.sum().tolist() == [
        values.loc[("finding_count", "320300"), "value"],
        values.loc[("rectified_found_rate", "320300"), "denominator"],
        rectified["denominator"],
        rectified["numerator"],
        values.loc[("on_time_rate", "320300"), "numerator"],
    ]


def test_text_names_figures_units_and_deadlines(draft: Draft) -> None:
    text = text_of(draft)
    for part in (
        "示例数据（合成）",
        "综执督〔2023〕11号",
        "到期问题整改率92.4%（97/105），按期整改率75.2%（79/105）",
        "本月发现问题18例（环比+5，同比—）",
        "（一）通报表扬。本期没有明显好于其余、且没有逾期的镇街。",
        "逾期未改问题共8例：铜沛街道1例、",
        "（一）限期完成逾期整改。",
        "须于2024年1月10日前完成整改",
        "（五）举一反三抓规范。",
    ):
        assert part in text
    assert len(rows_of(draft, 4)) == 8  # one line for each overdue finding
    assert "{" not in text


def test_the_same_edition_is_the_same_file(
    sample_store: Path, edition: Edition, document: bytes
) -> None:
    assert write(Store(sample_store), edition) == document
    assert Document(BytesIO(document)).core_properties.modified == dt.datetime(
        2023, 12, 31, tzinfo=dt.UTC
    )


def test_a_restatement_leaves_the_old_edition_as_it_was(
    tiny_store: Callable[[Tables], Store], tiny_roster: Callable[[], None]
) -> None:
    tiny_roster()
    store = tiny_store(WORLD.tables)
    old = Edition.of_month(dt.date(2023, 3, 1), store.snapshot().id, "zh", number=1)
    before = write(store, old)
    publish_tables(store, {"findings": {"2024-01": FINDINGS[:3]}})
    new = Edition.of_month(old.period, store.snapshot().id, "zh", number=1)
    assert write(store, old) == before
    assert "逾期未改问题共1例" in text_of(Document(BytesIO(before)))
    assert "没有逾期未改的问题" in text_of(Document(BytesIO(write(store, new))))


def test_english_edition_holds_no_chinese(sample_store: Path) -> None:
    store = Store(sample_store)
    edition = Edition.of_month(DECEMBER, store.snapshot().id, "en")
    draft = Document(BytesIO(write(store, edition)))
    cells = [row for place in range(5) for row in rows_of(draft, place)]
    assert re.findall("[\u3400-\u9fff]", f"{text_of(draft)}{cells}") == []


def test_workbook_holds_the_tables_as_numbers(
    sample_store: Path, edition: Edition
) -> None:
    book = load_workbook(BytesIO(write(Store(sample_store), edition, "xlsx")))
    names = ["主要指标", "问题来源", "问题类别", "各镇街", "逾期问题", "说明"]
    assert book.sheetnames == names
    assert [cell.value for cell in book["问题来源"][2]] == [
        "督查", 13, 78, 66, 61, 48, pytest.approx(61 / 66), pytest.approx(48 / 66),
    ]  # fmt: skip
    assert book["问题来源"]["G2"].number_format == "#,##0.0%"


def test_pdf_is_the_documents_own_text(
    document: bytes, edition: Edition, tmp_path: Path
) -> None:
    source = set_in_type(document, edition, str(tmp_path)).replace("\n", "")
    assert "到期问题整改率92.4%（97/105）" in source
    assert '#styled("Title")[关于2023年12月' in source
    pdf = write_pdf(document, edition)
    assert pdf.startswith(b"%PDF-")
    assert write_pdf(document, edition) == pdf


def test_without_a_chinese_font_charts_stay_out_and_pdf_says_why(
    sample_store: Path, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed.find_chinese_font.cache_clear()
    monkeypatch.setattr(printed, "CHINESE_FAMILIES", ())
    try:
        html = preview_html(write(Store(sample_store), edition))
        assert "<img" not in html
        assert "图1" not in html
        assert explain_missing().startswith("服务器没有中文字体")
    finally:
        printed.find_chinese_font.cache_clear()


def test_a_template_that_names_what_there_is_not_is_refused(
    sample_store: Path,
    edition: Edition,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    edited = Document()
    edited.add_paragraph("{{ metrics.happiness.value }}")
    edited.save(str(tmp_path / "bulletin.zh.docx"))
    monkeypatch.setattr(docx, "template_path", lambda _: tmp_path / "bulletin.zh.docx")
    with pytest.raises(DashboardError, match="happiness"):
        write(Store(sample_store), edition)


def test_a_month_without_a_ledger_has_no_bulletin(sample_store: Path) -> None:
    store = Store(sample_store)
    edition = Edition.of_month(dt.date(2022, 12, 1), store.snapshot().id, "zh")
    with pytest.raises(NotPublished, match="2022年12月没有发布问题台账"):
        write(store, edition)


@pytest.mark.parametrize("number", [None, 7])
def test_a_files_name_holds_the_edition(number: int | None) -> None:
    edition = Edition(DECEMBER, "5608fe93-36", dt.date(2024, 1, 5), number, "en")
    assert Edition.read_name(f"{edition.name}.docx") == edition
    assert Edition.read_name("第一期") is None


def test_numerals() -> None:
    assert [write_numeral(n) for n in (1, 10, 11, 20, 35)] == [
        "一", "十", "十一", "二十", "三十五",
    ]  # fmt: skip
