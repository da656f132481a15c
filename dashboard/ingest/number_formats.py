"""Number formats: what a cell shows of the number it stores (ECMA-376, 18.8.31)."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import cache

#: What Excel shows for the built-in ids that change the number or its text; the dates
#: among them are the reader's own affair.
BUILT_IN = {9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 49: "@"}

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|!(?P<banged>.)|_(?P<space>.)|\*(?P<fill>.)'
    r"|\[(?P<bracket>[^\]]*)\]|(?P<general>General|G/通用格式)|(?P<exponent>E[+-])"
    r"|(?P<slot>[0#?])|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<text>@)"
    r"|(?P<plain>.)",
    re.S | re.I,
)
#: Tokens that are shown as they are.
_TEXTS = ("quoted", "escaped", "banged", "plain")
_DATE = re.compile(r"[ymdhsebg]|am/pm|上午/下午", re.I)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_CURRENCY = re.compile(r"\$(?P<sign>[^-\]]*)")
#: What a format may put beside digits without saying anything else than the number.
_SAYS_NOTHING = re.compile(r"[\s¥￥$€£()+\-]*(?:CNY|RMB|人民币)?[\s¥￥]*", re.I)


@dataclass(frozen=True)
class Section:
    """One of a format's up to four parts, as (kind, text) tokens in order."""

    tokens: tuple[tuple[str, str], ...]
    condition: tuple[str, Decimal] | None

    @property
    def slots(self) -> int:
        """How many digits have a place of their own."""
        return sum(kind == "slot" for kind, _ in self.tokens)

    @property
    def is_date(self) -> bool:
        """Whether it shows days or hours."""
        return any(kind == "plain" and _DATE.match(t) for kind, t in self.tokens)

    @property
    def thousands(self) -> int:
        """How often the number is divided by a thousand before it is shown."""
        kinds = [kind for kind, _ in self.tokens]
        last = max((i for i, k in enumerate(kinds) if k == "slot"), default=-1)
        point = kinds.index("point") if "point" in kinds else len(kinds)
        whole = max((i for i, k in enumerate(kinds[:point]) if k == "slot"), default=-1)
        count = 0
        for place in {last, whole} - {-1}:
            after = place + 1
            while after < len(kinds) and kinds[after] == "comma":
                count, after = count + 1, after + 1
        return count

    @property
    def percents(self) -> int:
        """How often the number is multiplied by a hundred before it is shown."""
        return sum(kind == "percent" for kind, _ in self.tokens)


@cache
def parse_format(code: str) -> tuple[Section, ...]:
    """The sections of a format code."""
    sections: list[list[tuple[str, str]]] = [[]]
    for match in _TOKEN.finditer(code):
        kind = str(match.lastgroup)
        if kind == "plain" and match[0] == ";":
            sections.append([])
        else:
            sections[-1].append((kind, match[kind] or ""))
    return tuple(_section(tokens) for tokens in sections)


def _section(tokens: list[tuple[str, str]]) -> Section:
    condition = None
    kept: list[tuple[str, str]] = []
    for kind, text in tokens:
        if kind != "bracket":
            kept.append((kind, text))
        elif found := _CONDITION.fullmatch(text):
            condition = found[1], Decimal(found[2])
        elif sign := _CURRENCY.match(text):
            kept.append(("quoted", sign["sign"]))
    return Section(tuple(kept), condition)


@cache
def is_telling(code: str) -> bool:
    """Whether a format may show another number or text than the one stored.

    Grouping, decimals, colours, currency signs and accounting brackets say nothing;
    days are read by the reader.
    """
    sections = parse_format(code)
    return any(_is_telling(section) for section in sections[:3])


def _is_telling(section: Section) -> bool:
    if section.is_date:
        return False
    if section.thousands or section.percents:
        return True
    kinds = [kind for kind, _ in section.tokens]
    texts = "".join(text for kind, text in section.tokens if kind in _TEXTS)
    texts = texts if "/" not in texts else texts.replace("/", "")
    if not _SAYS_NOTHING.fullmatch(texts):
        return True
    if "general" in kinds or "text" in kinds or "exponent" in kinds:
        return False
    return _has_inner_text(section) or _padding(section) > 1


def _has_inner_text(section: Section) -> bool:
    """Whether a sign stands between digits, as in 0"."0 or 000-0000."""
    kinds = [kind for kind, _ in section.tokens]
    slots = [place for place, kind in enumerate(kinds) if kind == "slot"]
    inner = section.tokens[slots[0] : slots[-1]] if slots else ()
    texts = "".join(text for kind, text in inner if kind in _TEXTS)
    return texts.strip() not in ("", "/")  # 1/2 says what is stored


def _padding(section: Section) -> int:
    """How many digits are shown before the point at least."""
    count = 0
    for kind, text in section.tokens:
        if kind == "point":
            break
        count += kind == "slot" and text == "0"
    return count


def hides_numbers(code: str) -> bool:
    """Whether a format shows nothing at all for a positive number (;;;)."""
    first = parse_format(code)[0]
    return not first.tokens and ";" in code


def show_number(number: int | float, code: str) -> str | None:
    """The text that a cell shows for `number`; None where the format has days in it."""
    value = Decimal(repr(number))
    section, value = _choose(parse_format(code), value)
    if section.is_date:
        return None
    try:
        return _render(section, value)
    except InvalidOperation:
        return None


def shown_section(number: int | float, code: str) -> Section:
    """The section of a format that applies to a number."""
    return _choose(parse_format(code), Decimal(repr(number)))[0]


def _choose(sections: tuple[Section, ...], value: Decimal) -> tuple[Section, Decimal]:
    """The section for a value, and the value as that section shows it."""
    for place, section in enumerate(sections[:2]):
        if section.condition and _holds(section.condition, value):
            return section, value if place == 0 else abs(value)
    if any(section.condition for section in sections):
        free = [s for s in sections[:3] if s.condition is None]
        return (free[0] if free else sections[-1]), value
    if value < 0 and len(sections) > 1:
        return sections[1], -value
    if value == 0 and len(sections) > 2:
        return sections[2], value
    return sections[0], value


def _holds(condition: tuple[str, Decimal], value: Decimal) -> bool:
    sign, bound = condition
    return {
        "<": value < bound,
        "<=": value <= bound,
        ">": value > bound,
        ">=": value >= bound,
        "=": value == bound,
        "<>": value != bound,
    }[sign]


def _render(section: Section, value: Decimal) -> str:
    if any(kind == "exponent" for kind, _ in section.tokens):
        return f"{value:.2E}"
    scaled = value * 100**section.percents / Decimal(1000) ** section.thousands
    whole_slots, part_slots = _slot_counts(section)
    rounded = abs(scaled).quantize(Decimal(1).scaleb(-part_slots), ROUND_HALF_UP)
    whole, _, part = f"{rounded:f}".partition(".")
    digits = _Digits("" if whole == "0" else whole, part, whole_slots)
    sign = "-" if scaled < 0 and rounded else ""
    texts = (_show(kind, text, digits, value) for kind, text in section.tokens)
    return sign + "".join(texts).strip()


def _slot_counts(section: Section) -> tuple[int, int]:
    counts, side = [0, 0], 0
    for kind, _ in section.tokens:
        if kind == "point":
            side = 1
        elif kind == "slot":
            counts[side] += 1
    return counts[0], counts[1]


@dataclass
class _Digits:
    """The digits that are still to be shown, and the places left before the point."""

    whole: str
    part: str
    slots: int

    def take(self, slot: str) -> str:
        """What one place shows: the first place before the point takes what is over."""
        if not self.slots:
            digit, self.part = self.part[:1], self.part[1:]
            is_end = slot != "0" and not (digit + self.part).strip("0")
            return "" if is_end else digit
        self.slots -= 1
        count = max(0, len(self.whole) - self.slots)
        taken, self.whole = self.whole[:count], self.whole[count:]
        return taken or ("0" if slot == "0" else "")


def _show(kind: str, text: str, digits: _Digits, value: Decimal) -> str:
    if kind == "slot":
        return digits.take(text)
    if kind in ("general", "text"):
        return f"{value.normalize():f}"
    signs = {"point": ".", "percent": "%"}
    return text if kind in _TEXTS else signs.get(kind, "")
