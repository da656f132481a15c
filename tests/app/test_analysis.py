"""Upload and history pages: bad workbooks, corrections, publish, restore."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.access import Role
from dashboard.datasets import DATASETS
from dashboard.ingest.inspection import inspect_workbook
from dashboard.ingest.publication import publish_review, review_uploads
from dashboard.store.decisions import accept_alias, accepted_aliases, list_aliases
from dashboard.store.metric_values import value_files
from dashboard.store.tables import Store
from dashboard.ui.upload import inspection
from tests.app.conftest import Files, OpenPage, drop, inspect_here
from tests.app.shown_tables import read_shown
from tests.tiny import G1, G2, Y1
from tests.unit.ingest.builder import HEADER, archive, xlsx
from tests.workbooks import BAD, report, row

UPLOAD, HISTORY = "analysis/upload", "analysis/history"
ALL_THREE = (row(G1), row(G2), row(Y1))


def publish(store: Store, *rows: list, note: str = "") -> str:
    """Publish a report beside the page, as a colleague would."""
    review = review_uploads(store, inspect_workbook(report(*rows), "a.xlsx"))
    return publish_review(store, review, author="甲", note=note).id


def press(app: AppTest, label: str) -> AppTest:
    return next(b for b in app.button if b.label == label).click().run()


def states(app: AppTest) -> list[str]:
    """The words of the badges beside the lines."""
    words = (
        *("可发布", "有警告", "阻断", "未识别"),
        *("不能读取", "没有读取", "本次不发布", "检查中"),
    )
    texts = [m.value for m in app.markdown if m.value.startswith(":")]
    return [word for text in texts for word in words if word in text]


def issues(app: AppTest) -> list[tuple[str, ...]]:
    """The rows of the issue table, without the Markdown escapes."""
    rows = app.table[0].value.astype(str).to_numpy().tolist()
    return [tuple(cell.replace("\\", "") for cell in cells) for cells in rows]


def test_start_says_what_to_do(open_page: OpenPage, base: Store) -> None:
    app = open_page(UPLOAD, role="analyst")
    assert app.title[0].value == "上传月度工作簿：先检查，后发布"
    blanks = [dataset.title for dataset in DATASETS.values()]
    assert [b.label for b in app.download_button][: len(blanks)] == blanks


def test_bad_workbooks_name_cell_and_remedy_and_cannot_be_published(
    upload: Callable[[Files], AppTest], base: Store
) -> None:
    before = base.snapshot().id
    app = upload({bad.file_name: bad.data for bad in BAD})
    found = {
        (file, cell): (message, remedy)
        for severity, file, _sheet, cell, message, remedy in issues(app)
        if severity == "■ 阻断"
    }
    rows = {"1:1": "第 1 行"}
    places = {(bad.file_name, rows.get(bad.cell, bad.cell)) for bad in BAD}
    assert places <= found.keys()
    assert all(m.endswith("。") and r.startswith("请") for m, r in found.values())
    assert app.title[0].value == "7 张表中有 7 张要处理"
    assert next(b for b in app.button if b.label == "发布").disabled
    assert base.snapshot().id == before


def test_good_workbook_is_published(
    upload: Callable[[Files], AppTest], base: Store
) -> None:
    app = upload({"九月.xlsx": report(*ALL_THREE)})
    assert app.title[0].value == "1 张表检查通过，可以发布"
    app.text_area[0].set_value("九月首报")
    press(app, "发布 1 项")
    snapshot = base.snapshot()
    line = list(snapshot.published.values())[-1]
    assert app.title[0].value == "已发布 1 项"
    assert app.success[0].value == f"已发布：行权月报 2023年9月。快照 {snapshot.id}。"
    assert (line.author, line.note) == ("数据员（演示）", "九月首报")
    assert all(path.exists() for path in value_files(base, snapshot).values())


def test_uploader_is_empty_after_a_publish(
    upload: Callable[[Files], AppTest], base: Store
) -> None:
    app = press(upload({"九月.xlsx": report(*ALL_THREE)}), "发布 1 项")
    assert app.file_uploader[0].value == []
    assert app.session_state["upload_inspected"] == {}
    version = base.snapshot().id
    assert app.run().title[0].value == "已发布 1 项"
    assert base.snapshot().id == version


def test_blocked_line_left_out_lets_the_rest_go(
    upload: Callable[[Files], AppTest], base: Store
) -> None:
    app = upload({"好.xlsx": report(*ALL_THREE), "坏.xlsx": b"\x89PNG"})
    assert states(app) == ["可发布", "不能读取"]
    app.checkbox[1].uncheck().run()
    assert states(app) == ["可发布", "本次不发布"]
    press(app, "发布 1 项")
    assert [p.file_name for p in base.snapshot().published.values()][-1] == "好.xlsx"


def test_all_left_out_leaves_nothing_to_publish(
    upload: Callable[[Files], AppTest],
) -> None:
    app = upload({"好.xlsx": report(*ALL_THREE)})
    app.checkbox[0].uncheck().run()
    assert app.title[0].value == "没有勾选要发布的表"
    assert next(b for b in app.button if b.label == "发布").disabled


def test_missing_month_is_chosen_on_the_page(
    upload: Callable[[Files], AppTest], base: Store
) -> None:
    header = ("镇街", "事项编码", "程序", "行权次数", "罚款金额", "不予处罚次数")
    lines = "\n".join(",".join(map(str, cells[1:])) for cells in ALL_THREE)
    app = upload({"数据.csv": f"{','.join(header)}\n{lines}".encode()})
    assert states(app) == ["阻断"]
    month = next(s for s in app.selectbox if s.key.startswith("upload_period"))
    month.set_value("2023-09").run()
    assert states(app) == ["可发布"]
    press(app, "发布 1 项")
    assert ("penalties", "2023-09") in [
        (name, f"{period:%Y-%m}") for name, period in base.snapshot().published
    ]


def test_wrong_guess_of_the_data_set_is_corrected(
    upload: Callable[[Files], AppTest],
) -> None:
    app = upload({"九月.xlsx": report(*ALL_THREE)})
    choice = next(s for s in app.selectbox if s.key.startswith("upload_dataset"))
    choice.set_value("visits").run()
    assert states(app) == ["阻断"]
    assert "缺少“轮次”列。" in [message for *_place, message, _do in issues(app)]
    choice = next(s for s in app.selectbox if s.key.startswith("upload_dataset"))
    choice.set_value("penalties").run()
    assert states(app) == ["可发布"]


def test_same_bytes_are_inspected_once(
    upload: Callable[[Files], AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []
    monkeypatch.setattr(
        inspection,
        "inspect_isolated",
        lambda data, name, **options: (
            calls.append(name) or inspect_here(data, name, **options)
        ),
    )
    app = upload({"a.xlsx": report(*ALL_THREE), "b.xlsx": report(*ALL_THREE)})
    app.checkbox[0].uncheck().run()
    assert calls == ["a.xlsx"]
    same = r"“b\.xlsx”与“a\.xlsx”内容相同，只算一次。"
    assert same in [c.value for c in app.caption]


def test_missing_units_are_named(upload: Callable[[Files], AppTest]) -> None:
    app = upload({"九月.xlsx": report(row(G1))})
    assert states(app) == ["有警告"]
    assert read_shown(app.dataframe[0])["reported_count"].tolist() == ["1/3"]
    assert "2 个镇街未报：丰财街道、彭城街道" in app.warning[0].value


def test_old_month_needs_a_reason(
    upload: Callable[[Files], AppTest], base: Store
) -> None:
    publish(base, *ALL_THREE)
    later = publish(base, *(row(unit, month="2023年10月") for unit in (G1, G2, Y1)))
    app = upload({"更正.xlsx": report(row(G1, 9), row(G2), row(Y1))})
    assert app.text_area[0].label == "更改较早月份的原因（必填）"
    moves = [m.value for m in app.markdown if "项指标变动" in m.value]
    assert moves == [
        "2023年9月：4 项指标变动，如行权次数 3 → 11、罚款金额 300 → 1,100。",
        # twelve months to October hold September
        "2023年10月：2 项指标变动，全市数值四舍五入后不变。",
    ]
    press(app, "发布 1 项")
    assert "请在说明里写明原因" in app.error[0].value
    assert base.snapshot().id == later
    app.text_area[0].set_value("黄楼漏报")
    press(app, "发布 1 项")
    assert app.title[0].value == "已发布 1 项"


def test_stale_review_is_refused_and_made_again(
    upload: Callable[[Files], AppTest], base: Store
) -> None:
    app = upload({"九月.xlsx": report(*ALL_THREE)})
    assert app.dataframe[0].value["added_count"].tolist() == [3]
    theirs = publish(base, row(G1, 5), row(G2), row(Y1))
    press(app, "发布 1 项")
    assert base.snapshot().id == theirs
    assert "请查看新的差异后再次发布" in app.error[0].value
    assert app.dataframe[0].value["changed_count"].tolist() == [1]
    press(app, "发布 1 项")
    assert app.title[0].value == "已发布 1 项"


def test_role_is_asked_again_at_the_button(
    upload: Callable[[Files], AppTest], base: Store
) -> None:
    app = upload({"九月.xlsx": report(*ALL_THREE)})
    before = base.snapshot().id
    app.query_params["role"] = "leader"
    press(app, "发布 1 项")
    assert "不能使用此功能" in app.error[0].value
    assert base.snapshot().id == before


def test_file_is_read_in_a_process_of_its_own(open_page: OpenPage, base: Store) -> None:
    app = drop(open_page(UPLOAD, role="analyst"), {"九月.xlsx": report(*ALL_THREE)})
    while states(app) == ["检查中"]:  # ended by the reader's own time limit
        time.sleep(0.5)
        app.run()
    assert app.title[0].value == "1 张表检查通过，可以发布"


def open_version(open_page: OpenPage, role: Role, version: int) -> AppTest:
    name = f"penalties.2023-09.{version}"
    return open_page(HISTORY, role=role.value, dataset="penalties", version=name)


@pytest.fixture
def corrected(base: Store) -> Store:
    """September published, then corrected: versions 1 and 2."""
    publish(base, row(G1, 1), row(G2), row(Y1), note="首报")
    publish(base, row(G1, 5), row(G2), row(Y1), note="更正")
    return base


def test_history_lists_versions_newest_first(
    open_page: OpenPage, corrected: Store
) -> None:
    table = open_version(open_page, Role.LEADER, 1).dataframe[0].value
    assert table["state"].tolist() == ["● 在用", "已被替换"]
    assert table["note"].tolist() == ["更正", "首报"]
    assert table["snapshot"].tolist()[0] == corrected.snapshot().id
    assert table["row_count"].tolist() == [3, 3]


def test_version_is_compared_with_what_stands(
    open_page: OpenPage, corrected: Store
) -> None:
    app = open_version(open_page, Role.SUPERVISOR, 1)
    columns = ["subdistrict_code", "changed_column", "before", "after"]
    cells = app.dataframe[1].value[columns]
    assert cells.to_numpy().tolist() == [
        ["黄楼街道", "行权次数", "5", "1"],
        ["黄楼街道", "罚款金额", "500", "100"],
    ]
    assert "只有数据员可以恢复版本。" in [c.value for c in app.caption]
    assert [b.label for b in app.button if b.label.startswith("恢复")] == []


def test_any_two_versions_are_compared_older_first(
    open_page: OpenPage, corrected: Store
) -> None:
    publish(corrected, row(G1, 7), row(G2), row(Y1))
    app = open_page(
        HISTORY,
        role="analyst",
        dataset="penalties",
        version="penalties.2023-09.2",
        against="penalties.2023-09.1",
    )
    assert app.dataframe[1].value["before"].tolist() == ["1", "100"]
    assert app.dataframe[1].value["after"].tolist() == ["5", "500"]
    assert [b.label for b in app.button if b.label.startswith("恢复")] == []
    other = next(s for s in app.selectbox if s.label == "与哪个版本比较")
    app = other.set_value("standing").run()
    assert app.dataframe[1].value["before"].tolist() == ["7", "700"]


def test_analyst_restores_with_a_reason(open_page: OpenPage, corrected: Store) -> None:
    app = open_version(open_page, Role.ANALYST, 1)
    before = corrected.snapshot().id
    press(app, "恢复 行权月报 2023年9月 版本 1")
    assert "请写明原因，再恢复。" in app.error[0].value
    assert corrected.snapshot().id == before
    app.text_input[0].set_value("更正有误")
    press(app, "恢复 行权月报 2023年9月 版本 1")
    line = list(corrected.snapshot().published.values())[-1]
    assert (line.action, line.note, line.table_version) == ("restore", "更正有误", 3)
    assert app.success[0].value.startswith("已恢复 行权月报 2023年9月 版本 1，快照")


def test_restore_after_another_publish_is_refused(
    open_page: OpenPage, corrected: Store
) -> None:
    app = open_version(open_page, Role.ANALYST, 1)
    app.text_input[0].set_value("更正有误")
    theirs = publish(corrected, row(G1, 7), row(G2), row(Y1))
    press(app, "恢复 行权月报 2023年9月 版本 1")
    assert corrected.snapshot().id == theirs
    assert "请查看新的差异后再次发布" in app.error[0].value
    assert app.dataframe[1].value["before"].tolist() == ["7", "700"]


def test_look_back_and_return(open_page: OpenPage, corrected: Store) -> None:
    app = open_version(open_page, Role.LEADER, 1)
    press(app, "查看当时的全部页面")
    number = corrected.snapshot().id.replace("-3", "-2")
    assert app.query_params["as_of"] == number
    shown = app.warning[0].value.replace("\\", "")  # as Markdown shows it
    assert shown == f"正在查看历史快照 {number}，不是最新数据。"
    app.button(key="history_leave").click().run()
    assert "as_of" not in app.query_params


def test_history_of_an_empty_store(
    open_page: OpenPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_DATA_DIR", str(tmp_path / "无"))
    app = open_page(HISTORY, role="analyst")
    assert app.title[0].value == "还没有发布过"


def test_name_accepted_elsewhere_is_known(
    upload: Callable[[Files], AppTest], base: Store
) -> None:
    data = report(row("黄搂街道"), row(G2), row(Y1))
    assert states(upload({"九月.xlsx": data})) == ["阻断"]
    accept_alias(base, "黄搂街道", G1, author="数据员")
    assert states(upload({"九月.xlsx": data})) == ["可发布"]


def renamed(month: str) -> bytes:
    """A report under a title, with 次 for 行权次数."""
    header = tuple("次" if name == "行权次数" else name for name in HEADER)
    return xlsx(
        ("行权月报",), header, *(row(unit, month=month) for unit in (G1, G2, Y1))
    )


def test_corrected_column_is_remembered(
    upload: Callable[[Files], AppTest], base: Store
) -> None:
    app = upload({"九月.xlsx": renamed("2023年9月")})
    assert states(app) == ["阻断"]
    next(s for s in app.selectbox if "行权次数（没有找到" in s.label).set_value(4)
    press(app, "按这样的列重新读取")
    assert states(app) == ["可发布"]
    press(app, "发布 1 项")
    app = drop(app, {"十月.xlsx": renamed("2023年10月")})
    assert states(app) == ["可发布"]
    press(app, "这次不用")
    assert states(app) == ["阻断"]


def test_archive_is_its_files(upload: Callable[[Files], AppTest]) -> None:
    app = upload({"月.zip": archive({"九月.xlsx": report(*ALL_THREE)})})
    assert app.checkbox[0].label.replace("\\", "") == "**月.zip/九月.xlsx** · Sheet"
    assert states(app) == ["可发布"]


def choose_name(app: AppTest, name: str) -> Any:
    return next(s for s in app.selectbox if s.key == f"upload_name_{name}")


def test_unknown_name_is_decided_on_the_page_and_taken_back(
    upload: Callable[[Files], AppTest], base: Store
) -> None:
    app = upload({"九月.xlsx": report(row("黄搂街道"), row(G2), row(Y1))})
    choice = choose_name(app, "黄搂街道")
    assert (choice.value, len(choice.options)) == (None, 37)
    assert choice.options[0] == "黄楼街道 · 鼓楼区（相似度 75）"
    assert "九月\\.xlsx · Sheet · B2" in [c.value for c in app.caption]
    choice.set_value(G1)
    press(app, "确认所选名称")
    assert states(app) == ["可发布"]
    assert [(d.alias, d.code, d.author) for d in list_aliases(base)] == [
        ("黄搂街道", G1, "数据员（演示）")
    ]
    assert states(press(app, "撤回")) == ["阻断"]
    assert states(press(app, "重新确认")) == ["可发布"]
    assert accepted_aliases(base) == {"黄搂街道": G1}


def test_name_needs_a_choice_and_an_analyst(
    upload: Callable[[Files], AppTest], base: Store
) -> None:
    app = upload({"九月.xlsx": report(row("黄搂街道"), row(G2), row(Y1))})
    assert "没有选定镇街。" in press(app, "确认所选名称").error[0].value
    choose_name(app, "黄搂街道").set_value(G1)
    app.query_params["role"] = "leader"
    assert "不能使用此功能" in press(app, "确认所选名称").error[0].value
    assert accepted_aliases(base) == {}
