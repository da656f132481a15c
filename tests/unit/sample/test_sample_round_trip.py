"""What ingest reads from the committed workbooks is what the generator meant."""

from datetime import date

import pandas as pd
import pytest

from dashboard.ingest.inspection import inspect_workbook
from dashboard.sample.editions import list_editions
from dashboard.settings import SAMPLE_DIR

#: Months that hold every data set between them.
MONTHS = (date(2021, 7, 1), date(2023, 6, 1), date(2023, 12, 1))
EDITIONS = [edition for edition in list_editions() if edition.period in MONTHS]


@pytest.mark.parametrize(
    "edition", EDITIONS, ids=lambda edition: f"{edition.period}-{edition.dataset}"
)
def test_workbook_is_read_back_exactly(edition):
    path = SAMPLE_DIR / f"{edition.period:%Y-%m}" / f"{edition.dataset}.xlsx"
    (upload,) = inspect_workbook(path.read_bytes(), path.name)
    assert (upload.dataset, upload.period) == (edition.dataset, edition.period)
    assert {issue.severity for issue in upload.issues} <= {"info"}
    frame = upload.frame.reset_index(drop=True)
    pd.testing.assert_frame_equal(frame, edition.frame, check_names=False)
