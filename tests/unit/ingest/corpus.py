"""The corpus: every mess that monthly workbooks are known for, with its answer."""

import string
from collections.abc import Iterable

from tests.unit.ingest.builder import Case
from tests.unit.ingest.corpus_cells import CELLS
from tests.unit.ingest.corpus_files import FILES
from tests.unit.ingest.corpus_layout import LAYOUTS
from tests.unit.ingest.corpus_packages import PACKAGES
from tests.unit.ingest.corpus_shown import SHOWN, UNITS
from tests.unit.ingest.corpus_tables import TABLES
from tests.unit.ingest.corpus_texts import TEXTS
from tests.unit.ingest.corpus_threads import THREADS

FIRST = (*LAYOUTS, *CELLS, *FILES)
LATER = (*SHOWN, *UNITS, *TEXTS, *PACKAGES, *TABLES, *THREADS)
CORPUS = (*FIRST, *LATER)
#: What page and command line are given as well: a process a file takes its time.
DELIVERED = (*FIRST, *LATER[::5])

#: Said of rows beside other uploads or tables, where the corpus is one batch.
_KEY_TWICE, _BUSINESS = "key_in_other_sheet", "__"


def corpus_files() -> dict[str, Case]:
    """What is delivered of the corpus, with a name for each file that no other has.

    It is made unique by letters: digits could be taken for a month.
    """
    letters = string.ascii_lowercase
    places = (divmod(number, len(letters)) for number in range(len(DELIVERED)))
    return {
        f"{letters[tens]}{letters[ones]}_{case.file_name}": case
        for (tens, ones), case in zip(places, DELIVERED, strict=True)
    }


def own_issues(issues: Iterable[tuple[str, str, str]]) -> list[tuple[str, str]]:
    """Errors and warnings about a workbook itself, as (rule, cell), in order.

    `issues`: severity, rule and cell of each.
    """
    return sorted(
        (rule, cell)
        for severity, rule, cell in issues
        if severity != "info" and rule != _KEY_TWICE and _BUSINESS not in rule
    )
