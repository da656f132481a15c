"""Reference data: aliases never guess, figures are quoted, tiles keep neighbours."""

from itertools import permutations
from math import dist

import pytest

from dashboard.aliases import domain_aliases, fold_name, subdistrict_aliases
from dashboard.i18n import speak
from dashboard.names import name_codes
from dashboard.reference import areas, domains, read_reference

FIGURES = {
    "domains_delegated": 18,
    "powers_delegated": 1188,
    "powers_urban_management": 234,
    "exercises_urban_management": 33880,
    "inspection_rounds": 11,
    "subdistricts_covered": 35,
    "special_bulletins": 8,
    "findings": 122,
    "measures": 116,
    "training_enforcement": 16,
    "training_departments": 10,
    "training_lectures": 5,
    "training_drills": 11,
    "leniency_items": 126,
    "case_transfers": 3,
    "review_levels": 4,
}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("黄楼街道", "320302001"),
        ("黄楼街道办事处", "320302001"),
        ("鼓楼区黄楼街道", "320302001"),
        ("鼓楼区黄楼街道办事处", "320302001"),
        ("黄楼办事处", "320302001"),
        ("黄楼", "320302001"),
        ("经开区金龙湖街道", "320371005"),
        ("徐庄镇人民政府", "320371101"),
        ("泉山区桃园", "320311013"),
    ],
)
def test_usual_spelling_names_its_unit(name, code):
    assert subdistrict_aliases()[name] == code


@pytest.mark.parametrize("name", ["桃园", "黄搂街道", "张集街道", "徐庄街道", "鼓楼区"])
def test_other_names_stand_for_nobody(name):
    assert name not in subdistrict_aliases()


def test_names_one_character_apart_stay_apart():
    names = ("黄山", "大黄山", "金山", "金山桥", "泰山", "奎山", "苏山", "翟山")
    codes = {subdistrict_aliases()[name] for name in names}
    assert len(codes) == len(names)


def test_each_unit_has_its_full_name_and_only_its_own_stem():
    full = {area.name_zh: area.code for area in areas().values() if len(area.code) == 9}
    assert len(full) == 37
    assert {name: subdistrict_aliases()[name] for name in full} == full


def test_fold_name_undoes_width_and_spaces():
    assert fold_name(" 黄　楼 街道\n") == "黄楼街道"
    assert fold_name("镇（街道）") == "镇(街道)"


@pytest.mark.parametrize(
    ("name", "code"), [("城市管理", "01"), ("城管", "01"), ("住建领域", "02")]
)
def test_domain_alias(name, code):
    assert domain_aliases()[name] == code


def test_every_domain_answers_to_its_name():
    assert {domain_aliases()[d.name_zh] for d in domains().values()} == set(domains())


def test_published_figures_are_the_sixteen_of_the_report():
    rows = read_reference("published_figures")
    assert {row["id"]: int(row["value"]) for row in rows} == FIGURES


def test_every_figure_stands_in_its_quotation_and_has_a_scope():
    for row in read_reference("published_figures"):
        value = "四级" if row["id"] == "review_levels" else row["value"]
        assert value in row["quotation"], row["id"]
        assert all((row["scope"], row["scope_en"], row["label_en"])), row["id"]


def test_reconciled_figures_name_their_data_set():
    rows = read_reference("published_figures")
    reconciled = [row["dataset"] for row in rows if row["dataset"]]
    assert reconciled == [
        *("powers",) * 3,
        "penalties",
        *("visits",) * 2,
        "events",
        *("findings",) * 2,
        *("trainings",) * 4,
        "leniency",
        "events",
        "reviews",
    ]


def read_tiles():
    return {
        row["code"]: (int(row["column"]), int(row["row"]))
        for row in read_reference("tile_grid")
    }


def read_points():
    """Kilometres east and north of an origin, by unit."""
    return {
        row["code"]: (float(row["lon"]) * 91.99, float(row["lat"]) * 110.9)
        for row in read_reference("subdistricts")
    }


def walk_block(cells):
    """The cells that can be reached from one of them over shared edges."""
    reached, edge = set(), [min(cells)]
    while edge:
        x, y = edge.pop()
        if (x, y) in cells - reached:
            reached.add((x, y))
            edge += [(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)]
    return reached


def test_tiles_are_one_cell_for_each_monitored_unit():
    tiles = read_tiles()
    assert set(tiles) == {row["code"] for row in read_reference("roster")}
    assert len(set(tiles.values())) == 35
    assert {max(axis) + 1 for axis in zip(*tiles.values(), strict=True)} == {8, 6}


@pytest.mark.parametrize("district", ["320302", "320303", "320311", "320371"])
def test_tiles_of_a_district_are_one_block(district):
    cells = {cell for code, cell in read_tiles().items() if code[:6] == district}
    assert walk_block(cells) == cells


def test_tiles_keep_north_up_and_east_right():
    tiles, points = read_tiles(), read_points()
    for a, b in permutations(tiles, 2):
        east, north = (points[b][i] - points[a][i] for i in (0, 1))
        assert east < 5 or tiles[b][0] >= tiles[a][0], (a, b)
        assert north < 2 or tiles[b][1] <= tiles[a][1], (a, b)


def test_nearest_neighbours_touch():
    tiles, points = read_tiles(), read_points()
    apart = []
    for unit in tiles:
        others = (other for other in tiles if other != unit)
        nearest = min(others, key=lambda other: dist(points[unit], points[other]))
        if dist(tiles[unit], tiles[nearest]) > 1.5:
            apart.append(unit)
    assert apart == []


def test_codes_of_known_units_are_read_as_names() -> None:
    assert name_codes("XZ-CG-001 → 320302001") == "XZ-CG-001 → 黄楼街道"
    assert name_codes("999999999 × 8") == "999999999 × 8"
    with speak("en"):
        assert name_codes("320302001 × 8") == "Huanglou Sub-district × 8"
