"""From uploads to a publish: joined sheets, business checks, all or nothing."""

import datetime as dt
from collections.abc import Callable

import pytest

from dashboard.datasets import DATASETS
from dashboard.errors import DashboardError, StaleReview
from dashboard.ingest.inspection import Upload, inspect_workbook
from dashboard.ingest.publication import (
    Coverage,
    build_replacements,
    publish_review,
    review_uploads,
    stored_rows,
)
from dashboard.store.tables import Store
from tests.tiny import G1, G2, Y1, Tables
from tests.unit.ingest.builder import HEADER, xlsx
from tests.workbooks import BASE, report, row

SEPTEMBER = dt.date(2023, 9, 1)


@pytest.fixture
def base(
    tiny_store: Callable[[Tables], Store], tiny_roster: Callable[[], None]
) -> Store:
    """Powers and grants of three units."""
    tiny_roster()
    return tiny_store(BASE)


def inspect(data: bytes, name: str = "a.xlsx") -> list[Upload]:
    return inspect_workbook(data, name)


def rules(uploads: tuple[Upload, ...]) -> list[tuple[str, str, str]]:
    return [
        (i.severity, i.rule, i.cell) for u in uploads for i in u.issues
        if i.severity != "info"
    ]  # fmt: skip


def test_published_rows_say_where_they_came_from(base: Store) -> None:
    review = review_uploads(base, inspect(report(row(G1, 3))))
    snapshot = publish_review(base, review, author="甲", note="九月")
    stored = base.read_rows("penalties", snapshot.table_versions["penalties"])
    assert stored.to_pylist() == [
        {
            "period": SEPTEMBER,
            "subdistrict_code": G1,
            "power_code": "P1",
            "procedure": "普通",
            "exercise_count": 3,
            "fine_yuan": 300.0,
            "no_penalty_count": 0,
            "source_sha256": review.uploads[0].sha256,
            "source_sheet": "Sheet",
            "source_row": 2,
        }
    ]


def test_publication_keeps_author_note_file_and_hash(base: Store) -> None:
    review = review_uploads(base, inspect(report()))
    snapshot = publish_review(base, review, author="甲", note="九月")
    line = snapshot.published["penalties", SEPTEMBER]
    assert (line.author, line.note, line.file_name) == ("甲", "九月", "a.xlsx")
    assert (line.sha256, line.row_count) == (review.uploads[0].sha256, 3)


def test_missing_units_are_warned_of_and_counted(base: Store) -> None:
    review = review_uploads(base, inspect(report(row(G1))))
    assert rules(review.uploads) == [("warning", "penalties__units_missing", "")] * 2
    assert review.coverage == {("penalties", SEPTEMBER): Coverage(3, (G2, Y1))}
    assert review.coverage["penalties", SEPTEMBER].reported_count == 1


def test_business_check_names_the_cell(base: Store) -> None:
    review = review_uploads(base, inspect(report(row(G1), row(G2), row(Y1, code="P9"))))
    assert ("error", "penalties__power_unknown", "C4") in rules(review.uploads)
    assert review.is_blocked


def test_sheets_of_one_month_are_joined(base: Store) -> None:
    book = xlsx(HEADER, row(G1), row(G2), more=[("二", [HEADER, row(Y1)], "visible")])
    review = review_uploads(base, inspect(book))
    assert [r.rows.num_rows for r in review.replacements] == [3]
    assert rules(review.uploads) == []


def test_key_in_two_files_is_refused_at_the_later_one(base: Store) -> None:
    uploads = inspect(report()) + inspect(report(row(G2, 9), row(Y1, 5)), "b.xlsx")
    review = review_uploads(base, uploads)
    assert [i.cell for i in review.uploads[1].issues if i.severity == "error"] == [
        "D2",
        "D3",
    ]
    assert not review.uploads[0].is_blocked


def test_blocked_file_beside_a_good_one_publishes_nothing(base: Store) -> None:
    before = base.snapshot().id
    review = review_uploads(base, inspect(report()) + inspect(b"", "b.xlsx"))
    with pytest.raises(DashboardError, match="有阻断问题"):
        publish_review(base, review)
    assert base.snapshot().id == before


def test_unreadable_file_with_stated_set_and_month_is_blocked(base: Store) -> None:
    options = {"dataset": "penalties", "period": SEPTEMBER}
    empty = inspect_workbook(b"", "b.xlsx", **options)
    review = review_uploads(base, inspect(report()) + empty)
    assert [u.is_blocked for u in review.uploads] == [False, True]


def test_review_of_nothing_is_not_published(base: Store) -> None:
    with pytest.raises(DashboardError, match="没有可以发布的数据"):
        publish_review(base, review_uploads(base, []))


def test_stale_review_is_refused(base: Store) -> None:
    stale = review_uploads(base, inspect(report(row(G1))))
    fresh = review_uploads(base, inspect(report()))
    snapshot = publish_review(base, fresh)
    with pytest.raises(StaleReview):
        publish_review(base, stale)
    assert base.snapshot().id == snapshot.id


def test_other_month_published_meanwhile_is_no_conflict(base: Store) -> None:
    review = review_uploads(base, inspect(report()))
    august = report(*(row(unit, month="2023年8月") for unit in (G1, G2, Y1)))
    publish_review(base, review_uploads(base, inspect(august)))
    snapshot = publish_review(base, review)
    assert [p for name, p in snapshot.published if name == "penalties"] == [
        dt.date(2023, 8, 1),
        SEPTEMBER,
    ]


POWERS_HEADER = ("事项编码", "事项名称", "领域", "权力类型", "生效日期")


def catalogue(month: str, *codes: str) -> list[Upload]:
    rows = [(code, "占道经营", "城市管理", "处罚", "2021-01-01") for code in codes]
    book = xlsx((f"{month}权力事项目录",), POWERS_HEADER, *rows)
    return inspect_workbook(book, f"{month}.xlsx")


def test_two_months_of_a_whole_table_are_not_added_up(store: Store) -> None:
    uploads = catalogue("2023年8月", "P1") + catalogue("2023年9月", "P1", "P2")
    review = review_uploads(store, uploads)
    assert rules(review.uploads) == []
    snapshot = publish_review(store, review)
    assert list(snapshot.published) == [("powers", SEPTEMBER)]
    version = snapshot.table_versions["powers"]
    codes = store.read_rows("powers", version).column("power_code").to_pylist()
    assert codes == ["P1", "P2"]


def test_month_without_a_row_can_be_stored(store: Store) -> None:
    header = ("轮次", "镇街", "督查日期", "检查组", "得分", "抽查案卷数")
    upload = inspect_workbook(xlsx(("2023年9月督查到访",), header), "visits.xlsx")[0]
    assert stored_rows(upload).num_rows == 0
    assert stored_rows(upload).schema == DATASETS["visits"].arrow_schema
    assert [(r.dataset, r.period) for r in build_replacements([upload])] == [
        ("visits", SEPTEMBER)
    ]
