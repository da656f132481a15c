"""Writes the bulletin's templates: `python -m dashboard.reports.bulletin.template`.

Run once, to start anew: it overwrites what an office has edited. Page and type follow
GB/T 9704-2012, the standard layout of official documents.
"""

import tomllib
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as Draft
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_ALIGN_VERTICAL, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table

from dashboard.settings import REFERENCE_DIR

_RED, _BLACK = RGBColor(0xC0, 0, 0), RGBColor(0, 0, 0)
_LEFT, _CENTRE, _RIGHT, _JUSTIFY = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)
#: Style: Chinese face, points, alignment, points before and after.
_STYLES: dict[str, tuple[str, float, WD_ALIGN_PARAGRAPH, float, float]] = {
    "Normal": ("仿宋", 16, _JUSTIFY, 0, 0),
    "Notice": ("黑体", 12, _CENTRE, 0, 6),
    "Masthead": ("小标宋", 32, _CENTRE, 24, 12),
    "Document Number": ("仿宋", 16, _CENTRE, 0, 12),
    "Title": ("小标宋", 22, _CENTRE, 18, 18),
    "Salutation": ("仿宋", 16, _LEFT, 0, 0),
    "Heading 1": ("黑体", 16, _LEFT, 6, 0),
    "Caption": ("黑体", 12, _CENTRE, 8, 4),
    "Table Text": ("仿宋", 9, _CENTRE, 0, 0),
    "Table Note": ("仿宋", 10.5, _LEFT, 3, 6),
    "Picture": ("仿宋", 10.5, _CENTRE, 8, 0),
    "Annex List": ("仿宋", 16, _LEFT, 0, 0),
    "Signature": ("仿宋", 16, _RIGHT, 0, 0),
    "Annex": ("黑体", 16, _LEFT, 0, 0),
    "Annex Title": ("小标宋", 18, _CENTRE, 6, 6),
    "Footer": ("仿宋", 9, _CENTRE, 0, 0),
}
_FACES = {"仿宋": "仿宋_GB2312", "小标宋": "方正小标宋简体", "黑体": "黑体"}
_EXACT = {"Normal", "Salutation", "Heading 1", "Annex List", "Signature"}


def write_templates(folder: Path) -> list[Path]:
    """Write one template a language into `folder`; returns their paths."""
    text = Path(__file__).with_suffix(".toml").read_text("utf-8")
    written = []
    for language, content in tomllib.loads(text).items():
        draft = _start(language)
        _add_footer(draft, content["footer"])
        for block in content["block"]:
            _add_block(draft, block)
        path = folder / f"bulletin.{language}.docx"
        draft.save(str(path))
        written.append(path)
    return written


def _start(language: str) -> Draft:
    """An empty A4 document with the styles."""
    draft = Document()
    section = draft.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    for name in _STYLES:
        _set_style(draft, name, language)
    draft.styles["Annex"].paragraph_format.page_break_before = True
    for name in ("Caption", "Picture", "Annex List", "Signature"):
        draft.styles[name].paragraph_format.keep_with_next = True
    draft.styles["Notice"].font.color.rgb = _RED
    draft.styles["Masthead"].font.color.rgb = _RED
    _draw_rule(draft)
    _speak_chinese(draft)
    return draft


def _set_style(draft: Draft, name: str, language: str) -> None:
    face, size, alignment, before, after = _STYLES[name]
    if name not in [style.name for style in draft.styles]:
        draft.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style: Any = draft.styles[name]
    is_english = language == "en"
    style.font.name = "Times New Roman"
    style.font.size = Pt(size - 4 if is_english and size in (16, 22) else size)
    style.font.bold = is_english and face != "仿宋"
    style.font.italic = False
    style.font.color.rgb = _BLACK
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{key}"), None)
    fonts.set(qn("w:eastAsia"), _FACES[face])
    form = style.paragraph_format
    form.alignment = alignment
    form.space_before, form.space_after = Pt(before), Pt(after)
    form.line_spacing = 1.0
    form.first_line_indent = Pt(0)
    if name in _EXACT:
        form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        form.line_spacing = Pt(20 if is_english else 28)
    for border in style.element.pPr.findall(qn("w:pBdr")):
        style.element.pPr.remove(border)
    if name in ("Normal", "Heading 1", "Annex List") and not is_english:
        form.first_line_indent = Pt(32)  # two characters
    if name == "Normal" and is_english:
        form.space_after = Pt(6)


def _speak_chinese(draft: Draft) -> None:
    """Chinese punctuation sits as it does on the mainland, whatever Word's own is."""
    styles: Any = draft.styles
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")


def _draw_rule(draft: Draft) -> None:
    """The red line below the document's number."""
    border = OxmlElement("w:bottom")
    for key, value in (("val", "single"), ("sz", "18"), ("space", "6")):
        border.set(qn(f"w:{key}"), value)
    border.set(qn("w:color"), "C00000")
    frame = OxmlElement("w:pBdr")
    frame.append(border)
    style: Any = draft.styles["Document Number"]
    style.element.get_or_add_pPr().insert_element_before(
        frame, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc"
    )


def _add_footer(draft: Draft, text: str) -> None:
    """The page's number between dashes, and the snapshot."""
    lines = draft.sections[0].footer
    page = lines.paragraphs[0]
    page.style = draft.styles["Footer"]
    page.add_run("— ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    page._p.append(field)
    page.add_run(" —")
    lines.add_paragraph(text, style="Footer")


def _add_block(draft: Draft, block: dict[str, Any]) -> None:
    """A paragraph, a picture or a table, within its condition."""
    if "picture" in block:
        block = {"when": f"charts.{block['picture']} is defined", **block}
    if "when" in block:
        draft.add_paragraph(f"{{%p if {block['when']} %}}")
    if "picture" in block:
        draft.add_paragraph(f"{{{{ charts.{block['picture']} }}}}", style="Picture")
        draft.add_paragraph(block["text"], style="Caption")
    elif "loop" in block:
        _add_table(draft, block)
    else:
        draft.add_paragraph(block["text"], style=block.get("style", "Normal"))
    if "when" in block:
        draft.add_paragraph("{%p endif %}")


def _add_table(draft: Draft, block: dict[str, Any]) -> None:
    """A table whose third row is repeated for every row of figures."""
    table = draft.add_table(rows=4, cols=len(block["head"]), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    rows = [
        block["head"],
        [f"{{%tr for row in {block['loop']} %}}"],
        [f"{{{{ row.{name} }}}}" for name in block["cells"]],
        ["{%tr endfor %}"],
    ]
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.paragraphs[0].text = text
    for column, width in zip(table.columns, block["widths"], strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, block["widths"], strict=True):
            cell.width = Mm(width)
            cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
            cell.paragraphs[0].style = draft.styles["Table Text"]
        row.cells[0].paragraphs[0].alignment = _LEFT
        for cell in row.cells[block["numbers_from"] :]:  # digit under digit
            cell.paragraphs[0].alignment = _RIGHT
    _repeat_head(table)


def _repeat_head(table: Table) -> None:
    """The first row in bold, again on every page; no row is cut by a page's end."""
    for cell in table.rows[0].cells:
        cell.paragraphs[0].runs[0].bold = True
    head = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(head)
    for row in table.rows:
        row._tr.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))


if __name__ == "__main__":
    for written in write_templates(REFERENCE_DIR / "templates"):
        print(written)
