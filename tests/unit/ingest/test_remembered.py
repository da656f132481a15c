"""A layout's signature, and the corrections that are kept under it."""

from datetime import date

from dashboard.datasets import DATASETS
from dashboard.ingest.archives import BatchFile
from dashboard.ingest.inspection import Upload, inspect_workbook
from dashboard.ingest.intake import Wishes, inspect_files, remember_wishes
from dashboard.ingest.recognition import Corrections
from dashboard.ingest.remembered import (
    offer_corrections,
    remember_correction,
    sheet_signatures,
    source_signature,
)
from dashboard.store.decisions import known_names
from dashboard.store.tables import Store
from tests.unit.ingest.builder import HEADER, PERIOD, ROWS, xlsx

ENGLISH = ("m", "u", "p", "k", "n", "y", "w")
#: The contract's columns in the order of HEADER.
COLUMNS = tuple(DATASETS["penalties"].columns)


def inspect(*rows: tuple, name: str = "报表.xlsx") -> Upload:
    """The first upload of a workbook."""
    return inspect_workbook(xlsx(*rows), name, period=PERIOD)[0]


def titled(month: str) -> Upload:
    """A report with the month in its file name, title and one of its headers."""
    header = (*HEADER, f"{month}备注说明")
    rows = [(*line, "无") for line in ROWS]
    return inspect((f"2023年{month}行权月报",), header, *rows, name=f"{month}.xlsx")


def test_signature_is_the_same_next_month() -> None:
    signature = source_signature(titled("9月"))
    assert signature.startswith("penalties:")
    assert signature == source_signature(titled("10月"))
    assert signature == source_signature(titled("十一月"))


def test_signature_of_other_headers_is_another() -> None:
    swapped = (HEADER[1], HEADER[0], *HEADER[2:])
    rows = [(line[1], line[0], *line[2:]) for line in ROWS]
    first, second = inspect(HEADER, *ROWS), inspect(swapped, *rows)
    assert (first.dataset, second.dataset) == ("penalties", "penalties")
    assert source_signature(first) != source_signature(second)


def test_sheet_that_is_not_recognised_is_known_by_names() -> None:
    names = ("鼓楼2023年9月.xlsx", "鼓楼2023年10月.xlsx", "云龙2023年9月.xlsx")
    found = [
        sheet_signatures([inspect(ENGLISH, *ROWS, name=name)])["Sheet"]
        for name in names
    ]
    assert found == [":鼓楼#年#月/Sheet", ":鼓楼#年#月/Sheet", ":云龙#年#月/Sheet"]


def test_offer_is_for_the_sheet_at_hand_without_its_old_month(store: Store) -> None:
    columns = {"次": "exercise_count"}
    kept = Corrections("9月", "penalties", 3, columns, date(2023, 9, 1))
    remember_correction(store, "penalties:1", kept, author="甲")
    offered = offer_corrections(store, "penalties:1", "10月")
    assert offered == Corrections("10月", "penalties", 3, columns, None)
    assert offer_corrections(store, "penalties:2", "10月") is None


def test_unrecognised_sheet_is_read_next_time_as_corrected(store: Store) -> None:
    columns = dict(zip("ABCDEFG", COLUMNS, strict=True))
    wishes = Wishes("penalties", header_row=1, columns=columns)
    files = [BatchFile(f"鼓楼2023年{n}月.xlsx", xlsx(ENGLISH, *ROWS)) for n in (9, 10)]
    names = known_names(store)
    first = inspect_files(store, files[:1], wishes, names)
    remember_wishes(store, wishes, first)
    (later,) = inspect_files(store, files[1:], Wishes(), names)
    assert [len(u.frame) for u in (*first[0].uploads, *later.uploads)] == [3, 3]
    assert later.uploads[0].counts["remembered_correction"] == 1
