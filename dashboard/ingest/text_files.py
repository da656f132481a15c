"""Text tables (.csv, .tsv): strict decoding, the separator, the cells as text."""

import codecs
import csv
import io

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SEPARATORS = ",\t;|"


def decode_text(data: bytes) -> tuple[str, str] | None:
    """The text and its encoding: by mark, else strict UTF-8, else strict GB18030.

    None when no encoding fits; nothing is ever replaced or dropped.
    """
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    for encoding in (marked,) if marked else ("utf-8", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text, encoding
    return None


def find_separator(text: str) -> str:
    """The separator that the first fifty lines use most, "," when they use none."""
    if text.startswith("sep="):
        return text[4:5]
    head = "\n".join(text.split("\n", 50)[:50])
    return max(_SEPARATORS, key=head.count)


def split_rows(text: str) -> list[list[str]]:
    """The text's rows of cells, each as wide as it is; raises `csv.Error`."""
    csv.field_size_limit(1 << 20)
    lines = io.StringIO(text, newline="")
    return list(csv.reader(lines, delimiter=find_separator(text)))
