"""A bulletin read back from its Word document: what a page shows before a download.

The preview is the document's own words, an office's edits of the template included.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import pandas as pd
from docx import Document
from docx.document import Document as Draft
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph


@dataclass(frozen=True)
class Text:
    """A paragraph and the name of its style."""

    style: str
    text: str


@dataclass(frozen=True)
class Picture:
    """A chart, as PNG."""

    image: bytes


Block = Text | Picture | pd.DataFrame


def read_document(data: bytes) -> Iterator[Block]:
    """The blocks of a .docx in their order; a table's first row names its columns."""
    document = Document(BytesIO(data))
    for item in document.iter_inner_content():
        if isinstance(item, Table):
            yield _read_table(item)
            continue
        yield from _read_pictures(document, item)
        if item.text.strip():
            yield Text(item.style.name if item.style else "", item.text)


def _read_table(table: Table) -> pd.DataFrame:
    head, *rows = ([cell.text for cell in row.cells] for row in table.rows)
    return pd.DataFrame(rows, columns=head)


def _read_pictures(document: Draft, paragraph: Paragraph) -> Iterator[Picture]:
    for reference in paragraph._p.iter(qn("a:blip")):
        part = document.part.related_parts[reference.get(qn("r:embed"))]
        yield Picture(part.blob)
