"""Other formats, encodings, and files that are refused."""

import io

import openpyxl

from tests.unit.ingest.builder import (
    CLEAN,
    HEADER,
    ROWS,
    Case,
    archive,
    clean_part,
    ods,
    raw_xlsx,
    text,
    xls,
    xlsb,
    xlsx,
)

TABLE = (HEADER, *ROWS)
GRID = "".join(f'<row r="{r}"><c r="A{r}"><v>{r}</v></c></row>' for r in (1, 1_048_576))
STYLED = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>'
    '<row r="1048576"><c r="XFD1048576" s="0"/></row>'
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def protected() -> bytes:
    return OLE + "EncryptedPackage".encode("utf-16-le") + bytes(512)


def macros_only() -> bytes:
    book = openpyxl.Workbook()
    book.create_chartsheet("图")
    book.remove(book.worksheets[0])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def truncated() -> bytes:
    return xlsx(*TABLE)[:3000]


def flipped() -> bytes:
    data = bytearray(xlsx(*TABLE))
    place = data.find(b"xl/worksheets/sheet1.xml") + 60
    data[place : place + 40] = bytes(40)
    return bytes(data)


def bomb() -> bytes:
    return raw_xlsx(" " * (60 * 2**20))


def many_sheets() -> bytes:
    return xlsx(*TABLE, more=[(f"表{n}", (), "visible") for n in range(100)])


LETTER = {"[Content_Types].xml": "<Types/>", "word/document.xml": "<x/>"}


def refused(name: str, rule: str, build: object, file_name: str = "报表.xlsx") -> Case:
    return Case("refused", f"{name}: {rule}", build, (), ((rule, ""),), (), file_name)


def decoded(
    name: str, encoding: str, separator: str = ",", ending: str = "csv"
) -> Case:
    return Case(
        "text",
        name,
        lambda: text(*TABLE, encoding=encoding, separator=separator),
        (clean_part(),),
        notes=(("encoding_read", ""),),
        file_name=f"报表.{ending}",
    )


FILES = (
    decoded("UTF-8", "utf-8"),
    decoded("UTF-8 with a mark", "utf-8-sig"),
    decoded("GB18030", "gb18030"),
    decoded("GBK with semicolons", "gbk", ";"),
    decoded("UTF-16 with tabs, as Excel saves it", "utf-16", "\t", "tsv"),
    Case(
        "formats",
        ".xls",
        lambda: xls(*TABLE),
        (clean_part(),),
        file_name="报表.xls",
    ),
    Case(
        "formats",
        ".xls with a vertical merge",
        lambda: xls(
            HEADER,
            ROWS[0],
            (ROWS[1][0], None, *ROWS[1][2:]),
            merges=[(1, 2, 1, 1)],
        ),
        (clean_part(2, (CLEAN[0], (CLEAN[1][0], CLEAN[0][1], *CLEAN[1][2:]))),),
        file_name="报表.xls",
    ),
    Case(
        "formats",
        ".xlsb",
        lambda: xlsb(*TABLE),
        (clean_part(),),
        notes=(("unscanned_format", ""),),
        file_name="报表.xlsb",
    ),
    Case("formats", ".ods", lambda: ods(*TABLE), (clean_part(),), file_name="报表.ods"),
    Case(
        "formats", ".xlsm", lambda: xlsx(*TABLE), (clean_part(),), file_name="报表.xlsm"
    ),
    Case(
        "formats",
        "old format under the new name",
        lambda: xls(*TABLE),
        (clean_part(),),
        (("wrong_extension", ""),),
    ),
    Case(
        "formats",
        "text under the name of a workbook",
        lambda: text(*TABLE, encoding="gbk", separator="\t"),
        (clean_part(),),
        (("wrong_extension", ""),),
        file_name="报表.xls",
    ),
    refused("nothing at all", "empty_file", lambda: b""),
    refused("white space", "empty_file", lambda: b"\xef\xbb\xbf \r\n"),
    refused(
        "picture", "foreign_format", lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256))
    ),
    refused("letter", "not_excel", lambda: archive(LETTER)),
    refused("web page", "html_table", lambda: b"<html><table><tr><td>1", "报表.xls"),
    refused(
        "XML of 2003",
        "xml_spreadsheet",
        lambda: (
            b'<?xml version="1.0"?><Workbook xmlns='
            b'"urn:schemas-microsoft-com:office:spreadsheet">'
        ),
        "报表.xls",
    ),
    refused("WPS file", "et_file", lambda: OLE, "报表.et"),
    refused("password", "password_protected", protected),
    refused("charts alone", "macro_only", macros_only),
    refused("half a file", "damaged", truncated),
    refused("zeros inside", "damaged", flipped),
    refused("bomb", "zip_bomb", bomb),
    refused("101 sheets", "too_many_sheets", many_sheets),
    refused("a value in the last row", "too_many_rows", lambda: raw_xlsx(GRID)),
    refused(
        "a value in the last column",
        "too_many_columns",
        lambda: raw_xlsx('<row r="1"><c r="XFD1"><v>1</v></c></row>'),
    ),
    refused(
        "two far corners",
        "too_many_cells",
        lambda: raw_xlsx(
            '<row r="1"><c r="ZZ1"><v>1</v></c></row>'
            '<row r="500000"><c r="A500000"><v>1</v></c></row>'
        ),
    ),
    Case(
        "refused",
        "formatting to the far corner is no content",
        lambda: raw_xlsx(STYLED),
        (),
        (("nothing_recognised", ""), ("sheet_not_recognised", "")),
    ),
    refused(
        "entities, which are not expanded",
        "damaged",
        lambda: raw_xlsx(
            '<row r="1"><c r="A1" t="inlineStr"><is><t>&a;</t></is></c></row>',
            '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>',
        ),
    ),
    Case(
        "refused",
        "wrong headers",
        lambda: xlsx(("姓名", "年龄"), ("甲", 3)),
        (),
        (("nothing_recognised", ""), ("sheet_not_recognised", "")),
    ),
)
