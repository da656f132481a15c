"""The committed reference data: areas, domains, aliases, published figures."""

import csv
from dataclasses import dataclass
from functools import cache

from dashboard.i18n import pick
from dashboard.settings import CITY_CODE, REFERENCE_DIR


def read_reference(name: str) -> list[dict[str, str]]:
    """The rows of data/reference/<name>.csv as dictionaries of text."""
    with (REFERENCE_DIR / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@dataclass(frozen=True)
class Area:
    """A city, district or sub-district. `level`: "city", "district", "subdistrict"."""

    code: str
    area_level: str
    name_zh: str
    name_en: str
    parent_code: str

    @property
    def title(self) -> str:
        """The area's name in the language at hand."""
        return pick(self.name_zh, self.name_en)


@cache
def areas() -> dict[str, Area]:
    """Every area by code: the city, its districts, all 37 known sub-districts."""
    city = Area(CITY_CODE, "city", "徐州市", "Xuzhou", "")
    districts = [
        Area(row["code"], "district", row["name_zh"], row["name_en"], CITY_CODE)
        for row in read_reference("districts")
    ]
    subdistricts = [
        Area(
            row["code"],
            "subdistrict",
            row["name_zh"],
            row["name_en"],
            row["district_code"],
        )
        for row in read_reference("subdistricts")
    ]
    return {area.code: area for area in (city, *districts, *subdistricts)}


@dataclass(frozen=True)
class Domain:
    """A field of enforcement. `is_sourced`: named for Xuzhou in a public source."""

    code: str
    name_zh: str
    name_en: str
    is_sourced: bool

    @property
    def title(self) -> str:
        """The domain's name in the language at hand."""
        return pick(self.name_zh, self.name_en)


@cache
def domains() -> dict[str, Domain]:
    """The 18 domains by code."""
    return {
        row["code"]: Domain(
            row["code"], row["name_zh"], row["name_en"], row["is_sourced"] == "true"
        )
        for row in read_reference("domains")
    }
