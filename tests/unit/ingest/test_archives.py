"""A batch in a .zip: its files with readable names, or a refusal."""

import io
import zipfile

import pytest

from dashboard.ingest import archives
from dashboard.ingest.archives import is_batch, unpack_batch
from tests.unit.ingest.builder import HEADER, ROWS, archive, xlsx


def legacy_zip(name: str, content: bytes) -> bytes:
    """A zip that names its file in GBK without saying so, as old Windows does."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as file:
        file.writestr("x" * len(name.encode("gbk")), content)
    placeholder = b"x" * len(name.encode("gbk"))
    return target.getvalue().replace(placeholder, name.encode("gbk"))


def test_a_workbook_is_no_batch() -> None:
    assert not is_batch(xlsx(HEADER, *ROWS))
    assert not is_batch(b"a,b\n1,2")
    assert not is_batch(b"PK\x03\x04broken")
    assert is_batch(archive({"2023-09/行权.xlsx": b"1"}))


def test_files_come_in_order_without_what_systems_add() -> None:
    data = archive(
        {
            "2023-09/行权.xlsx": b"2",
            "2023-08/行权.xlsx": b"1",
            "__MACOSX/2023-09/._行权.xlsx": b"x",
            "2023-09/~$行权.xlsx": b"x",
            ".DS_Store": b"x",
        }
    )
    files, issues = unpack_batch(data)
    assert files == [("2023-08/行权.xlsx", b"1"), ("2023-09/行权.xlsx", b"2")]
    assert issues == []


def test_names_of_old_windows_are_read() -> None:
    files, _ = unpack_batch(legacy_zip("行权月报.csv", b"1"))
    assert files == [("行权月报.csv", b"1")]


@pytest.mark.parametrize(
    ("limit", "rule"), [("MAX_FILES", "too_many_files"), ("MAX_BYTES", "too_large")]
)
def test_batch_beyond_a_limit_is_refused(
    limit: str, rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, limit, 0)
    files, issues = unpack_batch(archive({"a.csv": b"1"}))
    assert files == []
    assert [i.rule for i in issues] == [rule]


def test_bomb_and_damage_and_nothing_are_refused() -> None:
    bomb = archive({"a.csv": bytes(60 * 2**20)})
    for data, rule in (
        (bomb, "zip_bomb"),
        (bomb[:99], "damaged"),
        (archive({"a/": b""}), "empty_file"),
    ):
        files, issues = unpack_batch(data)
        assert files == []
        assert [i.rule for i in issues] == [rule]


def test_archive_with_a_broken_stream_is_damaged() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_LZMA) as file:
        file.writestr("a.csv", bytes(range(256)) * 2)
    data = bytearray(target.getvalue())
    data[60:100] = b"\xff" * 40
    files, issues = unpack_batch(bytes(data))
    assert (files, [issue.rule for issue in issues]) == ([], ["damaged"])
