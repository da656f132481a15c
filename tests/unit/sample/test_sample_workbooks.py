"""The workbooks read as an analyst would get them, and build the same every time."""

from datetime import date, datetime
from io import BytesIO
from xml.etree.ElementTree import canonicalize
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from dashboard.datasets import DATASETS
from dashboard.sample import files as sample_module
from dashboard.sample import sample_files, write_sample
from dashboard.sample.editions import list_editions
from dashboard.sample.workbooks import render_workbook
from dashboard.settings import SAMPLE_DIR


@pytest.fixture(scope="module")
def december():
    """The editions of the last month by data set."""
    return {
        edition.dataset: edition
        for edition in list_editions()
        if edition.period == date(2023, 12, 1)
    }


def read_rows(edition):
    """The cells of an edition's workbook, row by row."""
    book = load_workbook(BytesIO(render_workbook(edition)))
    return list(book.active.iter_rows(values_only=True))


def read_parts(data):
    """The parts of an .xlsx by name, as canonical XML: with lxml at hand openpyxl
    writes the same content with other prefixes."""
    with ZipFile(BytesIO(data)) as archive:
        return {
            name: canonicalize(archive.read(name), rewrite_prefixes=True)
            for name in archive.namelist()
        }


def test_head_of_a_workbook(december):
    rows = read_rows(december["penalties"])
    assert rows[0][0] == "徐州市主城区镇街行权月报（2023年12月）"
    assert rows[1][0] == "示例数据（合成）　　计量单位：次、元"
    headers = [column.header for column in DATASETS["penalties"].columns.values()]
    assert list(rows[2]) == headers


def test_rows_carry_names_and_real_dates(december):
    visit = read_rows(december["visits"])[3]
    assert visit == (11, "子房街道", datetime(2023, 12, 6), "第一组", 88, 5)


def test_total_row_sums_the_rows_above(december):
    rows = read_rows(december["penalties"])
    body, total = rows[3:-3], rows[-3]
    sums = [sum(row[i] for row in body) for i in (4, 5, 6)]
    assert total == ("合计", None, None, None, *sums)
    assert sums == [1462, 460740, 229]


def test_workbook_ends_with_notes(december):
    last = [row[0] for row in read_rows(december["events"])[-2:]]
    assert last[0].startswith("注：本表为合成的示例数据")
    assert last[1].startswith("填表单位：")


def test_rendering_twice_gives_the_same_bytes(december):
    for edition in december.values():
        assert render_workbook(edition) == render_workbook(edition), edition.dataset


def test_committed_files_are_what_the_generator_writes(december):
    for name, edition in december.items():
        committed = (SAMPLE_DIR / "2023-12" / f"{name}.xlsx").read_bytes()
        assert read_parts(committed) == read_parts(render_workbook(edition)), name


def test_committed_files_are_the_editions_in_publish_order():
    expected = [(edition.period, edition.dataset) for edition in list_editions()]
    assert [file[:2] for file in sample_files(SAMPLE_DIR)] == expected
    assert len(expected) == 152


def test_sample_stays_small():
    sizes = [file.path.stat().st_size for file in sample_files(SAMPLE_DIR)]
    assert sum(sizes) < 8_000_000


def test_write_sample_replaces_what_lies_there(tmp_path, december, monkeypatch):
    stale = tmp_path / "2020-01" / "events.xlsx"
    stale.parent.mkdir()
    stale.write_bytes(b"old")
    monkeypatch.setattr(sample_module, "list_editions", lambda: december.values())
    paths = write_sample(tmp_path)
    assert [file.path for file in sample_files(tmp_path)] == paths
    assert not stale.exists()
