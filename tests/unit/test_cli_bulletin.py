"""The command that writes a bulletin."""

from io import BytesIO
from pathlib import Path

from docx import Document

from dashboard.store.tables import Store
from tests.sql.worlds.findings import WORLD
from tests.tiny import publish_tables
from tests.unit.conftest import Run


def test_bulletin_is_written_as_of_a_snapshot(
    run: Run, base: Store, tmp_path: Path
) -> None:
    then = publish_tables(base, WORLD.tables).id
    publish_tables(base, {"findings": {"2024-01": []}})
    path = tmp_path / "out.docx"
    wanted = ("bulletin", "--period", "2023-03", "--lang", "en", "-o", path)
    chosen = ("--as-of", then, "--number", 7, "--date", "2023-04-05")
    assert run(*wanted, *chosen) == (0, f"已写入 {path}（快照 {then}）。\n")
    texts = [p.text for p in Document(BytesIO(path.read_bytes())).paragraphs]
    assert "Grass-roots comprehensive enforcement · 〔2023〕 No. 7" in texts
    assert "5 Apr 2023" in texts
    assert any("findings overdue: 1: Pengcheng 1." in text for text in texts)


def test_bulletin_refuses_another_suffix_and_an_unknown_month(
    run: Run, tmp_path: Path
) -> None:
    assert run("bulletin", "--period", "2023-03", "-o", tmp_path / "a.odt")[0] == 1
    assert run("bulletin", "--period", "三月", "-o", tmp_path / "a.docx")[0] == 1
    assert list(tmp_path.glob("a.*")) == []
