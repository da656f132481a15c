"""Every workbook of the corpus on the upload page: the same issues and rows."""

from collections import defaultdict
from collections.abc import Callable
from itertools import chain

from streamlit.testing.v1 import AppTest

from dashboard.ingest.inspection import Upload
from tests.app.conftest import Files
from tests.unit.ingest.corpus import corpus_files, own_issues

Found = dict[str, list[Upload]]


def reviewed(app: AppTest) -> Found:
    """What the page found in each file, left out of the publication or not."""
    found: Found = defaultdict(list)
    for file in app.session_state["upload_inspected"].values():
        for upload in file.uploads:
            found[upload.file_name].append(upload)
    return found


def said_of(uploads: list[Upload]) -> list[tuple[str, str]]:
    issues = chain.from_iterable(upload.issues for upload in uploads)
    return own_issues((i.severity, i.rule, i.cell) for i in issues)


def split_batches(files: Files, most: int = 45) -> list[Files]:
    """The files in batches that hold no content twice, which would count once.

    `most`: of a batch; a page of more takes long to draw.
    """
    batches: list[Files] = []
    for name, data in files.items():
        rooms = (batch for batch in batches if len(batch) < most)
        free = (batch for batch in rooms if data not in batch.values())
        batch = next(free, None)
        if batch is None:
            batches.append(batch := {})
        batch[name] = data
    return batches


def test_page_says_of_each_workbook_what_the_reader_says(
    upload: Callable[[Files], AppTest],
) -> None:
    files = corpus_files().items()
    cases = {name: c for name, c in files if not (c.options or c.answers)}
    found: Found = {}
    for batch in split_batches({name: c.build() for name, c in cases.items()}):
        found |= reviewed(upload(batch))
    rows = {n: [len(u.frame) for u in us if u.dataset] for n, us in found.items()}
    assert {name: said_of(uploads) for name, uploads in found.items()} == {
        name: sorted(case.issues) for name, case in cases.items()
    }
    assert rows == {n: [len(p.rows) for p in c.parts] for n, c in cases.items()}


def test_chosen_month_is_asked_for_only_where_rows_do_not_say_it(
    upload: Callable[[Files], AppTest],
) -> None:
    several, bare = ((n, c) for n, c in corpus_files().items() if c.options)
    (split,) = reviewed(upload({several[0]: several[1].build()})).values()
    assert [len(u.frame) for u in split] == [1, 2]  # August and September: two lines
    app = upload({bare[0]: bare[1].build()})
    box = next(box for box in app.selectbox if box.label == "月份")
    (uploads,) = reviewed(box.set_value("2023-09").run()).values()
    assert [len(u.frame) for u in uploads] == [3]
    assert said_of(uploads) == []
