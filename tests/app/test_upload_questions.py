"""The upload page where a workbook asks: answers, confirmations, a corrected file."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from dashboard.ingest.inspection import inspect_workbook
from dashboard.ingest.publication import publish_review, review_uploads
from dashboard.store.tables import Store
from dashboard.store.words import known_words
from tests.app.conftest import Files
from tests.sql.worlds.findings import finding
from tests.tiny import G1, publish_tables
from tests.unit.test_cli_questions import WORD, fast, ledger
from tests.workbooks import report, row

Upload = Callable[[Files], AppTest]


def publish_button(app: AppTest):
    return next(b for b in app.button if b.label.startswith("发布"))


def question_box(app: AppTest, question: str):
    return next(b for b in app.selectbox if str(b.key).endswith(question))


def test_a_question_is_answered_once_and_remembered(
    upload: Upload, base: Store
) -> None:
    app = upload({"a.xlsx": fast()})
    assert publish_button(app).disabled
    box = question_box(app, WORD)
    assert box.options == ["简易", "普通"]
    app = box.set_value("普通").run()
    assert "已回答：普通" in [caption.value for caption in app.caption]
    app = publish_button(app).click().run()
    assert base.read_rows("penalties", 1)["procedure"].to_pylist() == ["普通"]
    assert known_words(base)["penalties"]["procedure"] == {"快速办理": "普通"}
    again = upload({"b.xlsx": fast()})
    assert WORD not in "".join(str(box.key) for box in again.selectbox)


def test_an_answer_can_be_taken_back(upload: Upload) -> None:
    app = question_box(upload({"a.xlsx": fast()}), WORD).set_value("普通").run()
    assert not publish_button(app).disabled
    app = next(b for b in app.button if b.label == "收回").click().run()
    assert publish_button(app).disabled
    assert question_box(app, WORD).value is None


def test_vanished_keys_are_published_only_once_confirmed(
    upload: Upload, base: Store
) -> None:
    codes = [f"WT-2023-{number:03}" for number in range(1, 7)]
    review = review_uploads(base, inspect_workbook(ledger(*codes), "台账.xlsx"))
    publish_review(base, review)
    app = upload({"新台账.xlsx": ledger(codes[0])})
    assert "请逐条确认" in app.title[0].value
    assert publish_button(app).disabled
    (box,) = [b for b in app.checkbox if "confirm" in str(b.key)]
    assert "WT" in box.label
    app = box.check().run()
    app = publish_button(app).click().run()
    assert (
        len(base.read_rows("findings", base.snapshot().table_versions["findings"])) == 1
    )


def test_a_corrected_file_takes_the_place_of_the_earlier_one(
    upload: Upload, base: Store
) -> None:
    app = upload({"a.xlsx": report(row(G1, 4)), "改.xlsx": report(row(G1, 5))})
    assert any("已由后传的" in caption.value for caption in app.caption)
    publish_button(app).click().run()
    assert base.read_rows("penalties", 1)["exercise_count"].to_pylist() == [5]


def test_a_restated_month_takes_nothing_out_of_force_and_is_carried_along(
    upload: Upload, base: Store
) -> None:
    """October follows September; September's correction reaches it with a yes."""
    first, second = (
        finding(f"WT-2023-00{number}", G1, "2023-09-12", category="公示")
        for number in (1, 2)
    )
    for period, rows in (("2023-09", [first]), ("2023-10", [first, second])):
        publish_tables(base, {"findings": {period: rows}})
    app = upload({"更正.xlsx": ledger("WT-2023-001")})
    assert any("仍是2023年9月更正前的内容" in info.value for info in app.info)
    app = next(b for b in app.checkbox if b.key == "upload_carry").check().run()
    app.text_area[0].set_value("更正类别")
    publish_button(app).click().run()
    september, october = (
        base.read_rows("findings", edition.table_version)["category"].to_pylist()
        for edition in base.snapshot().editions("findings")
    )
    assert september != ["公示"]
    assert october == [*september, "公示"]
