"""The corpus: every mess that monthly workbooks are known for, with its answer."""

from tests.unit.ingest.corpus_cells import CELLS
from tests.unit.ingest.corpus_files import FILES
from tests.unit.ingest.corpus_layout import LAYOUTS

CORPUS = (*LAYOUTS, *CELLS, *FILES)
