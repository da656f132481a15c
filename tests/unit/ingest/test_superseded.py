"""Which files of a batch a later one takes the place of."""

from dashboard.ingest.inspection import Upload, inspect_workbook
from dashboard.ingest.superseded import find_superseded
from tests.unit.ingest.builder import HEADER, ROWS, changed, xlsx


def inspect(*rows: tuple) -> Upload:
    (upload,) = inspect_workbook(xlsx(HEADER, *rows), "报表.xlsx")
    return upload


def test_corrected_file_takes_the_place_of_the_earlier_one() -> None:
    first, again = inspect(*ROWS), inspect(*changed(1, 4, 6))
    assert find_superseded([first, again]) == {0: 1}


def test_third_file_replaces_both() -> None:
    files = [inspect(*changed(1, 4, n)) for n in (5, 6, 7)]
    assert find_superseded(files) == {0: 2, 1: 2}


def test_files_of_other_units_or_months_stand_beside_each_other() -> None:
    august = [("2023年8月", *row[1:]) for row in ROWS]
    files = [inspect(ROWS[0]), inspect(*ROWS[1:]), inspect(*august)]
    assert find_superseded(files) == {}
