"""A GeoJSON file of official boundaries: read, converted, checked."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.aliases import fold_name
from dashboard.errors import DashboardError
from dashboard.i18n import _
from dashboard.ingest.boundary_shapes import (
    BoundaryProblem,
    Crs,
    UnitShape,
    check_overlaps,
    check_place,
    read_geometry,
    write_feature,
)
from dashboard.ingest.text_files import decode_text
from dashboard.printable import drop_unprintable
from dashboard.reference import areas, read_reference

MAX_BYTES = 50 * 2**20
#: A province has 1,500 sub-districts: what holds more is another layer.
MAX_FEATURES = 2_000
_LONGEST_NAME = 40

_CODE_KEYS = (
    "subdistrict_code",
    "code",
    "adcode",
    "代码",
    "区划代码",
    "统计用区划代码",
)
_NAME_KEYS = ("name", "name_zh", "名称", "镇街", "镇街名称")
_DEGREES = ("CRS84", "4326", "4490", "4979", "GCJ")


@dataclass(frozen=True)
class BoundaryReview:
    """Features in WGS-84 with their unit's code, and what is wrong with the file."""

    features: tuple[dict[str, Any], ...]
    problems: tuple[BoundaryProblem, ...]

    @property
    def is_usable(self) -> bool:
        """Whether nothing forbids its use."""
        return not any(problem.is_blocking for problem in self.problems)


def monitored_units(valid_from: dt.date | None = None) -> set[str]:
    """The codes on the roster in a month, or ever."""
    return {
        row["code"]
        for row in read_reference("roster")
        if valid_from is None
        or (
            row["monitored_from"] <= valid_from.isoformat()
            and (
                not row["monitored_to"] or valid_from.isoformat() < row["monitored_to"]
            )
        )
    }


def inspect_boundaries(
    data: bytes, crs: Crs, names: Mapping[str, str], monitored: Iterable[str]
) -> BoundaryReview:
    """Read, convert and check a file.

    `names`: folded name -> code, the alias table: a feature is known by the code among
    its properties, else by such a name, never by likeness. `monitored`: the codes that
    need a shape. Raises `DashboardError` where the file is no GeoJSON in degrees.
    """
    collection = _read_collection(data)
    problems: list[BoundaryProblem] = []
    shapes: list[UnitShape] = []
    for number, feature in enumerate(collection, 1):
        code, subject = _identify(feature, number, names)
        if code is None:
            problems.append(_unknown(subject))
        elif any(other.code == code for other in shapes):
            problems.append(_twice(subject))
        else:
            geometry, found = read_geometry(feature, subject, crs)
            problems += found
            if geometry is not None:
                shapes.append(UnitShape(code, geometry))
    named = {_identify(f, n, names)[0] for n, f in enumerate(collection, 1)}
    problems += [_missing(code) for code in sorted(set(monitored) - named)]
    problems += [p for item in shapes for p in check_place(item)]
    problems += check_overlaps(shapes)
    return BoundaryReview(tuple(map(write_feature, shapes)), tuple(problems))


def _read_collection(data: bytes) -> list[Any]:
    remedy = _("请导出为 GeoJSON（FeatureCollection，经纬度），再试。")
    if len(data) > MAX_BYTES:
        text = _("文件超过 {size} MB。").format(size=MAX_BYTES // 2**20)
        raise DashboardError(text, remedy=_("请先简化界线。"))
    text, _encoding = decode_text(data) or ("", "")
    try:
        collection = json.loads(text)
    except (ValueError, RecursionError):
        raise DashboardError(_("文件不是 GeoJSON。"), remedy=remedy) from None
    features = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(features, list) or not features:
        raise DashboardError(_("文件里没有要素。"), remedy=remedy)
    if len(features) > MAX_FEATURES:
        text = _("文件里有 {count} 个要素，最多 {limit} 个。").format(
            count=len(features), limit=MAX_FEATURES
        )
        raise DashboardError(text, remedy=_("请只导出镇街一层。"))
    declared = json.dumps(collection.get("crs") or "CRS84")
    if not any(word in declared for word in _DEGREES):
        text = _("文件声明的坐标系不是经纬度：{crs}。").format(crs=declared[:120])
        raise DashboardError(text, remedy=remedy)
    return features


def _identify(
    feature: Any, number: int, names: Mapping[str, str]
) -> tuple[str | None, str]:
    """The code of a feature's unit, if it is known, and how the feature is called."""
    properties = feature.get("properties") if isinstance(feature, dict) else None
    known = properties if isinstance(properties, dict) else {}
    folded = {str(k).lower(): v for k, v in known.items()}
    code = _pick(folded, _CODE_KEYS)
    name = _pick(folded, _NAME_KEYS)
    subject = _("第 {number} 个要素").format(number=number)
    if name or code:
        subject = _("{feature}“{name}”").format(
            feature=subject, name=_show(name or code)
        )
    if code:  # twelve digits of the statistical list: the last three name no village
        short = code[:9] if len(code) == 12 and code.endswith("000") else code
        area = areas().get(short)
        return (short if area and area.area_level == "subdistrict" else None), subject
    return names.get(fold_name(name)), subject


def _pick(properties: Mapping[str, Any], keys: Sequence[str]) -> str:
    found = (properties.get(key) for key in keys)
    return next((str(value).strip() for value in found if value not in (None, "")), "")


def _show(name: str) -> str:
    """A name from the file as a message holds it."""
    return drop_unprintable(name)[:_LONGEST_NAME]


def _unknown(subject: str) -> BoundaryProblem:
    return BoundaryProblem(
        "unknown", subject, _("代码和名称都不是已知镇街"),
        _("不会使用；如果它是某个镇街，请改正代码，或在上传页确认这个名称。"),
        is_blocking=False,
    )  # fmt: skip


def _twice(subject: str) -> BoundaryProblem:
    remedy = _("请把它们合成一个 MultiPolygon。")
    return BoundaryProblem("twice", subject, _("同一镇街出现了两次"), remedy)


def _missing(code: str) -> BoundaryProblem:
    remedy = _("请补上这个镇街的图形，或检查它的代码和名称。")
    title = areas()[code].title
    return BoundaryProblem("missing", title, _("监管名单里有，文件里没有"), remedy)
