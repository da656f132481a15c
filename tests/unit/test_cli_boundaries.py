"""Official boundaries through the command line: checked, loaded, listed, withdrawn."""

import json
from typing import Any

from dashboard.settings import REFERENCE_DIR
from dashboard.store.boundaries import find_edition
from dashboard.store.tables import Store
from tests.tiny import month
from tests.unit.conftest import Run

CELLS = REFERENCE_DIR / "subdistricts_schematic.geojson"


def test_file_is_loaded_listed_and_withdrawn(run: Run, base: Store) -> None:
    words = ("--crs", "wgs84", "--valid-from", "2024-01", "--source", "民政局")
    assert run("boundaries", CELLS, *words, "--check-only")[0] == 0
    assert json.loads(run("boundaries", "--json")[1]) == []
    assert run("boundaries", CELLS, *words) == (0, "可用的镇街图形：37 个\n")
    assert find_edition(base, month("2023-12")) is None
    edition = find_edition(base, month("2024-02"))
    assert edition is not None
    assert edition.source == "民政局"
    code, text = run("boundaries", "--withdraw", "2024-01", "--json")
    assert (code, json.loads(text)[0]["edition"]) == (0, "2024-01")
    assert find_edition(base, month("2024-02")) is None


def test_missing_units_block(run: Run, base: Store, save: Any) -> None:
    collection = json.loads(CELLS.read_text(encoding="utf-8"))
    collection["features"].pop(0)
    file = save("少一个.geojson", json.dumps(collection).encode())
    code, text = run("boundaries", file, "--crs", "wgs84")
    assert (code, text.splitlines()[0]) == (
        2,
        "✗ 黄楼街道：监管名单里有，文件里没有。"
        "请补上这个镇街的图形，或检查它的代码和名称。",
    )
    assert find_edition(base, month("2024-02")) is None


def test_the_coordinate_system_has_to_be_said(run: Run) -> None:
    assert run("boundaries", CELLS) == (1, "")
