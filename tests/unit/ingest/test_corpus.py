"""Every workbook of the corpus gives exactly its rows and its issues."""

import pandas as pd
import pytest

from dashboard.ingest.inspection import Upload, inspect_workbook
from dashboard.ingest.recognition import Corrections
from tests.unit.ingest.builder import Case, Part
from tests.unit.ingest.corpus import CORPUS


def found_part(upload: Upload) -> Part:
    """An upload's rows as plain values, None for NA."""
    rows = {}
    for row, values in zip(
        upload.frame.index, upload.frame.itertuples(index=False), strict=True
    ):
        plain = (v.date() if isinstance(v, pd.Timestamp) else v for v in values)
        rows[row] = tuple(None if pd.isna(v) else v for v in plain)
    return Part(rows, upload.dataset, upload.period)


@pytest.mark.parametrize("case", CORPUS, ids=lambda case: f"{case.mess}: {case.name}")
def test_workbook_gives_its_rows_and_issues(case: Case) -> None:
    answered = Corrections(answers=case.answers)
    uploads = inspect_workbook(
        case.build(), case.file_name, corrections=answered, **case.options
    )
    issues = [issue for upload in uploads for issue in upload.issues]
    grave = sorted((i.rule, i.cell) for i in issues if i.severity != "info")
    assert grave == sorted(case.issues)
    assert tuple(found_part(u) for u in uploads if u.recognition) == case.parts
    assert set(case.notes) <= {(i.rule, i.cell) for i in issues}
