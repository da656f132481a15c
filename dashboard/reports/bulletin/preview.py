"""A bulletin read back from its Word document: what a page shows before a download.

The preview is the document's own words, an office's edits of the template included.
"""

from base64 import b64encode
from collections.abc import Iterator
from html import escape
from io import BytesIO

from docx import Document
from docx.document import Document as Draft
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

_TAGS = {"Title": "h2", "Heading 1": "h3", "Annex Title": "h3"}


def preview_html(data: bytes) -> str:
    """The .docx as HTML: text, tables and charts; a paragraph's class is its style."""
    document = Document(BytesIO(data))
    blocks = (
        _table(item) if isinstance(item, Table) else _paragraph(document, item)
        for item in document.iter_inner_content()
    )
    return "\n".join(filter(None, blocks))


def _paragraph(document: Draft, paragraph: Paragraph) -> str:
    style = paragraph.style.name if paragraph.style else None
    tag = _TAGS.get(style or "", "p")
    name = (style or "Normal").lower().replace(" ", "-")
    content = "".join(_images(document, paragraph)) + escape(paragraph.text)
    if not content.strip():
        return ""
    return f'<{tag} class="paper-{name}">{content}</{tag}>'


def _images(document: Draft, paragraph: Paragraph) -> Iterator[str]:
    """The paragraph's pictures, within the text: nothing has to be fetched."""
    for reference in paragraph._p.iter(qn("a:blip")):
        part = document.part.related_parts[reference.get(qn("r:embed"))]
        content = b64encode(part.blob).decode()
        yield f'<img alt="" src="data:{part.content_type};base64,{content}">'


def _table(table: Table) -> str:
    """A table whose first row is its head."""
    head, *rows = ([cell.text for cell in row.cells] for row in table.rows)
    lines = "".join(f"<tr>{_cells('td', row)}</tr>" for row in rows)
    return (
        f'<div class="paper-table"><table><thead><tr>{_cells("th", head)}</tr></thead>'
        f"<tbody>{lines}</tbody></table></div>"
    )


def _cells(tag: str, texts: list[str]) -> str:
    return "".join(f"<{tag}>{escape(text)}</{tag}>" for text in texts)
