"""Questions: what is asked, what an answer does, what is remembered of it."""

import datetime as dt
from collections.abc import Callable

import pytest

from dashboard.errors import DashboardError, NotPublished
from dashboard.ingest.archives import BatchFile
from dashboard.ingest.inspection import Upload, inspect_workbook
from dashboard.ingest.intake import Wishes, inspect_files, remember_wishes
from dashboard.ingest.publication import publish_review, review_uploads
from dashboard.ingest.recognition import Corrections
from dashboard.ingest.remembered import merge_corrections
from dashboard.store.decisions import known_names
from dashboard.store.tables import Store
from dashboard.store.words import accept_word, known_words, list_words, withdraw_word
from tests.tiny import Tables
from tests.unit.ingest.builder import HEADER, ROWS, Row, changed, xlsx
from tests.unit.ingest.corpus_shown import format_column
from tests.unit.ingest.corpus_texts import FOUND, LEDGER

WORD = "word:procedure:快速办理"


def fast() -> bytes:
    """A report with a word for the procedure that nobody knows."""
    return xlsx(HEADER, *changed(1, 3, "快速办理"))


def taken(store: Store, data: bytes, **wishes: object) -> list[Upload]:
    """The uploads of one file, what was decided about it kept as if published."""
    wanted = Wishes(**wishes)  # type: ignore[arg-type]
    batch = [BatchFile("报表.xlsx", data)]
    inspected = inspect_files(store, batch, wanted, known_names(store))
    uploads = [upload for item in inspected for upload in item.uploads]
    if not any(upload.is_blocked for upload in uploads):
        remember_wishes(store, wanted, inspected)
    return uploads


def open_questions(uploads: list[Upload]) -> list[str]:
    return [i.question for upload in uploads for i in upload.issues if i.question]


def test_question_offers_the_choices_of_the_column() -> None:
    (upload,) = inspect_workbook(fast(), "报表.xlsx")
    (issue,) = (i for i in upload.issues if i.question)
    assert (issue.rule, issue.cell, issue.question) == ("not_a_choice", "D3", WORD)
    assert [(a.value, a.label_en) for a in issue.answers] == [
        ("简易", "Simple"),
        ("普通", "Ordinary"),
    ]


def test_word_is_asked_once_and_remembered(
    tiny_store: Callable[[Tables], Store],
) -> None:
    store = tiny_store({})
    assert open_questions(taken(store, fast())) == [WORD]
    (answered,) = taken(store, fast(), answers={WORD: "普通"})
    assert list(answered.frame["procedure"]) == ["简易", "普通", "简易"]
    (again,) = taken(store, fast())
    assert list(again.frame["procedure"]) == ["简易", "普通", "简易"]
    assert known_words(store) == {"penalties": {"procedure": {"快速办理": "普通"}}}


def test_word_is_withdrawn(tiny_store: Callable[[Tables], Store]) -> None:
    store = tiny_store({})
    accept_word(store, "findings", "category", "程序 不规范", "执法程序", "甲")
    withdraw_word(store, "findings", "category", "程序不规范", author="乙")
    (line,) = list_words(store)
    assert (line.written, line.value, line.author) == ("程序不规范", "执法程序", "甲")
    assert line.withdrawn_by == "乙"
    assert known_words(store) == {}
    with pytest.raises(NotPublished):
        withdraw_word(store, "findings", "category", "程序不规范")


@pytest.mark.parametrize(
    ("written", "value"),
    [("程序不规范", "程序"), ("执法程序", "法制审核"), (" ", "公示")],
)
def test_word_must_be_new_and_its_value_a_choice(
    tiny_store: Callable[[Tables], Store], written: str, value: str
) -> None:
    with pytest.raises(DashboardError):
        accept_word(tiny_store({}), "findings", "category", written, value)


def test_what_is_shown_is_asked_once_a_layout(
    tiny_store: Callable[[Tables], Store],
) -> None:
    store = tiny_store({})
    rows = [(*row[:5], row[5] / 10_000, row[6]) for row in ROWS]
    data = xlsx(HEADER, *rows, change=format_column("F", '0.00"万"'))
    assert open_questions(taken(store, data)) == ["shown:fine_yuan"]
    taken(store, data, answers={"shown:fine_yuan": "shown"})
    (again,) = taken(store, data)
    assert list(again.frame["fine_yuan"]) == [600.0, 1500.5, 200.0]


def test_rows_struck_out_are_asked_about_every_time(
    tiny_store: Callable[[Tables], Store],
) -> None:
    from tests.unit.ingest.corpus_packages import ROW_OUT, strike

    store = tiny_store({})
    data = xlsx(HEADER, *ROWS, change=strike(*ROW_OUT))
    (kept,) = taken(store, data, answers={"struck": "drop"})
    assert list(kept.frame.index) == [2, 4]
    assert open_questions(taken(store, data)) == ["struck"]


def test_answers_add_up_and_a_mapping_takes_over() -> None:
    offer = Corrections("", "penalties", 2, {"甲": "procedure"}, answers={"a": "1"})
    more = merge_corrections(offer, Corrections("S", answers={"b": "2"}))
    assert more == Corrections(
        "S", "penalties", 2, {"甲": "procedure"}, answers={"a": "1", "b": "2"}
    )
    other = merge_corrections(offer, Corrections("S", columns={"乙": "procedure"}))
    assert other == Corrections("S", columns={"乙": "procedure"}, answers={"a": "1"})


def ledger(*codes: str, month: str = "2023年9月") -> list[Upload]:
    rows: list[Row] = [(code, *FOUND) for code in codes]
    data = xlsx((f"问题台账（{month}）",), LEDGER, *rows)
    return inspect_workbook(data, "台账.xlsx")


CODES = tuple(f"WT-2023-{n:03}" for n in range(1, 9))


@pytest.fixture
def kept(
    tiny_store: Callable[[Tables], Store], tiny_roster: Callable[[], None]
) -> Store:
    """A store in which eight findings are published."""
    tiny_roster()
    store = tiny_store({})
    uploads = ledger(*CODES)
    store.publish(review_uploads(store, uploads).replacements, author="甲")
    return store


def test_vanished_codes_want_a_yes(kept: Store) -> None:
    review = review_uploads(kept, ledger(*CODES[:3], "WT-2023-900"))
    (asked,) = review.confirmations
    assert asked.question == "vanished:findings:2023-09"
    assert asked.message == (
        "“问题台账”2023-09比已发布的少了 5 条："
        "WT-2023-004、WT-2023-005、WT-2023-006、WT-2023-007、WT-2023-008；多了 1 条。"
    )


@pytest.mark.parametrize("codes", [CODES, CODES[:5], (*CODES, "WT-2023-009")])
def test_few_changes_want_none(kept: Store, codes: tuple[str, ...]) -> None:
    assert review_uploads(kept, ledger(*codes)).confirmations == ()


def test_earlier_edition_takes_nothing_away(kept: Store) -> None:
    review = review_uploads(kept, ledger(CODES[0], month="2023年8月"))
    assert review.confirmations == ()


def test_publish_insists_on_the_confirmation(
    kept: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    review = review_uploads(kept, ledger("WT-2023-900"))
    monkeypatch.setattr(type(review), "is_blocked", False)
    with pytest.raises(DashboardError, match="少了 8 条"):
        publish_review(kept, review)
    snapshot = publish_review(kept, review, confirmed=["vanished:findings:2023-09"])
    assert ("findings", dt.date(2023, 9, 1)) in snapshot.published
