"""The bulletin page: signing an edition, and what a restatement does to it."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from dashboard.reports.bulletin.edition import Edition
from dashboard.store.documents import list_documents
from dashboard.store.tables import Store
from tests.app.conftest import OpenPage
from tests.tiny import publish_tables

PAGE = "leadership/bulletin"
NOVEMBER = dt.date(2023, 11, 1)


@pytest.fixture
def own_store(
    sample_store: Path, tmp_path: Path, open_page: OpenPage,
    monkeypatch: pytest.MonkeyPatch,
) -> Store:  # fmt: skip
    """A copy of the sample store, which the app opens: it is written to."""
    store = Store(shutil.copytree(sample_store, tmp_path / "store"))
    monkeypatch.setenv("DASHBOARD_DATA_DIR", str(store.root))
    return store


def test_leader_signs_once_and_a_restatement_is_marked(
    own_store: Store, open_page: OpenPage
) -> None:
    snapshot = own_store.snapshot().id
    app = open_page(PAGE, period="2023-12", number="3", as_of=snapshot)
    app.button(key="bulletin_issue").click().run()
    assert app.success[0].value.endswith(f"已签发，依据快照 {snapshot}。")
    (document,) = list_documents(own_store, "bulletin")
    assert document.name == f"bulletin_2023-12_3_2023-12-31_zh_{snapshot}.docx"
    app.query_params["number"] = "3"
    app.run().button(key="bulletin_issue").click().run()
    assert "〔2023〕3号已经签发过。" in app.error[0].value
    publish_tables(own_store, {"visits": {"2023-12": []}})
    app.run()
    (row,) = app.dataframe[0].value.to_dict("records")
    assert (row["number"], row["snapshot"]) == ("〔2023〕3号", snapshot)
    assert row["restated"] == "▲ 督查到访 2023年12月"


def test_others_read_it_and_cannot_sign(open_page: OpenPage) -> None:
    app = open_page(PAGE, role="supervisor", period="2023-11", district="320303")
    captions = [caption.value for caption in app.caption]
    assert "只有领导可以签发。" in captions
    assert "通报覆盖全市，不随上方的范围变化。" in captions
    assert [b.key for b in app.button if b.key == "bulletin_issue"] == []
    # A press that was kept while the role changed is refused on the server.
    app.session_state["bulletin_pressed"] = Edition(NOVEMBER, "", NOVEMBER, 1, "zh")
    assert "“督导”不能使用" in app.run().error[0].value
