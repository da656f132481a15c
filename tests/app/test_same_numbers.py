"""Every number of cards, tables and sentences is the one that the CLI prints."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.filters import months_before, parse_period, period_key
from dashboard.formats import name_in_window
from dashboard.metrics import METRICS, Kind
from dashboard.names import unit_label
from dashboard.reference import areas
from dashboard.sample.stories import LATE_UNIT, SMALL_UNIT, TURNING_UNIT
from dashboard.settings import CITY_CODE
from tests.app.conftest import OpenPage
from tests.app.printed_numbers import Printed, print_metrics
from tests.app.shown_tables import (
    find_element,
    find_shown,
    read_headings,
    read_shown,
)

#: Of three districts: one unit is late with a month, one has hardly any exercises.
UNITS = (TURNING_UNIT, LATE_UNIT, SMALL_UNIT)
#: The ledger's first month, the month that a unit is late with, the last.
PERIODS = ("2023-02", "2023-10", "2023-12")
YEAR = [f"2023-{month:02}" for month in range(12, 0, -1)]
HEADLINES = [metric for metric in METRICS.values() if metric.is_headline]


@pytest.fixture(scope="module")
def printed(sample_store: Path) -> Printed:
    """All months of the units, their districts, the city; all areas of the three, and
    of the months that they are compared with."""
    around = {areas()[unit].parent_code for unit in UNITS}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_DATA_DIR", str(sample_store))
        runs = [print_metrics("--area", area) for area in (*UNITS, *around, CITY_CODE)]
        compared = {
            period_key(months_before(parse_period(period), back))
            for period in PERIODS
            for back in (0, 1, 12)
        }
        runs += [print_metrics("--period", period) for period in sorted(compared)]
    return Printed.of_rows([row for rows in runs for row in rows])


def move(app: AppTest, **parameters: str) -> AppTest:
    """The same page with other parameters: a fresh one would read all files again."""
    for name, value in parameters.items():
        app.query_params[name] = value
    return app.run()


@pytest.mark.parametrize("area", [CITY_CODE, areas()[LATE_UNIT].parent_code])
def test_cards(open_page: OpenPage, printed: Printed, area: str) -> None:
    app = open_page("leadership/overview", district=area)
    for period in PERIODS:
        move(app, period=period)
        for card, metric in zip(app.metric, HEADLINES, strict=True):
            delta = printed.change(metric.id, period, area).replace("—", "")
            value = printed.cell(metric.id, period, area)
            assert (card.label, card.value, card.delta) == (
                name_in_window(metric),
                value,
                delta,
            )
        notes = [printed.notes(metric.id, period, area) for metric in HEADLINES]
        captions = [caption.value for caption in app.main.caption]
        assert [text for text in captions if text in notes] == notes


@pytest.mark.parametrize("area", [CITY_CODE, areas()[LATE_UNIT].parent_code])
def test_overview_table(open_page: OpenPage, printed: Printed, area: str) -> None:
    app = open_page("leadership/overview", district=area)
    for period in PERIODS:
        element = find_element(move(app, period=period), "yearly_change")
        table = read_shown(element).set_index("title")
        raw = element.value.set_index("title")["value"]
        for name, metric in METRICS.items():
            place = name, period, area
            gap = printed.gap(*place)
            shown = table.loc[metric.title]
            assert shown["value":"reported_count"].tolist() == [
                "—" if gap else printed.cell(*place),
                "—" if gap == "未上报" else printed.basis(*place),
                printed.change(*place),
                printed.change(*place, 12),
                printed.reports(*place),
            ]
            assert gap in shown.get("gaps", "")
            assert printed.is_same(raw[metric.title], *place)


def test_months_of_the_cards(open_page: OpenPage, printed: Printed) -> None:
    app = open_page("leadership/overview", period="2023-12")
    app.session_state["overview_months_box"] = True
    months = find_element(app.run(), "period", HEADLINES[0].id)
    shown, headings = read_shown(months), read_headings(months)
    for metric in HEADLINES:
        unit = "" if metric.kind is Kind.SHARE else f"（{metric.unit_title}）"
        assert f"{metric.title}{unit}" in headings
        places = [(metric.id, month, CITY_CODE) for month in YEAR]
        cells = [printed.cell(*place, unit=False) for place in places]
        gaps = [printed.gap(*place) for place in places]
        if "gaps" in shown:  # else the cell says itself why it is empty
            cells = ["—" if gap else c for c, gap in zip(cells, gaps, strict=True)]
            assert all(map(str.__contains__, shown["gaps"], gaps))
        assert shown[metric.id].tolist() == cells
        for value, place in zip(months.value[metric.id], places, strict=True):
            assert printed.is_same(value, *place)


@pytest.mark.parametrize("unit", UNITS)
def test_figures_of_a_unit(open_page: OpenPage, printed: Printed, unit: str) -> None:
    app = open_page("supervision/subdistrict", area=unit, part="figures")
    for period in PERIODS:
        element = find_element(move(app, period=period), "direction")
        table = read_shown(element).set_index("title")
        raw = element.value.set_index("title")
        district = areas()[unit].parent_code
        for name, metric in METRICS.items():
            line = table.loc[metric.title]
            is_missing = printed.gap(name, period, unit) == "未上报"
            basis = "—" if is_missing else printed.basis(name, period, unit)
            assert line["numerator"] == basis
            assert line["change"] == printed.change(name, period, unit)
            for column, code in (("own", unit), ("district", district),
                                 ("city", CITY_CODE)):  # fmt: skip
                gap = printed.gap(name, period, code)
                cell = printed.cell(name, period, code)
                assert line[column] == ("—" if gap else cell)
                assert gap in line.get("gaps", "")
                assert printed.is_same(
                    raw.loc[metric.title, column], name, period, code
                )


@pytest.mark.parametrize("unit", UNITS)
def test_months_of_a_unit(open_page: OpenPage, printed: Printed, unit: str) -> None:
    app = open_page("supervision/subdistrict", area=unit, period="2023-12")
    for name in ("on_time_rate", "exercise_rate", "fine_total"):
        page = move(app, part="figures", metric=name)
        months = find_shown(page, "period", f"area_{unit}")[:12]
        codes = [unit, areas()[unit].parent_code, CITY_CODE]
        for code in codes[:1] if METRICS[name].kind is Kind.COUNT else codes:
            for month, (_row, line) in zip(YEAR, months.iterrows(), strict=True):
                cell = printed.cell(name, month, code, unit=False)
                told = f"{line[f'area_{code}']} {line.get('gaps', '')}"
                assert told.split()[0] == cell or printed.gap(name, month, code) in told


def test_sentences_of_a_unit(open_page: OpenPage, printed: Printed) -> None:
    names = {"inspection_score": "督查得分", "on_time_rate": "按期整改率",
             "exercise_rate": "行权率", "dormant_share": "沉睡事项率"}  # fmt: skip
    app = open_page("supervision/subdistrict", area=TURNING_UNIT)
    for period in PERIODS[1:]:
        move(app, period=period)
        said = "".join(element.value for element in app.main.markdown)
        for name, title in names.items():
            value = printed.cell(name, period, TURNING_UNIT)
            fraction = printed.fraction(name, period, TURNING_UNIT)
            city = printed.cell(name, period, CITY_CODE, unit=False)
            assert f"{title} {value}（{fraction}），全市 {city}" in said


@pytest.mark.parametrize("period", PERIODS)
def test_map(open_page: OpenPage, printed: Printed, period: str) -> None:
    app = open_page("supervision/map", period=period)
    codes = {area.title: code for code, area in areas().items()}
    for name in ("exercise_rate", "overdue_count", "findings_per_visit", "fine_total"):
        element = move(app, metric=name).dataframe[0]
        table, shown = element.value, read_shown(element)
        assert len(table) == 35
        assert printed.cell(name, period, CITY_CODE) in app.title[0].value
        for line, texts in zip(
            table.to_dict("records"), shown.to_dict("records"), strict=True
        ):
            place = name, period, codes[line["unit"]]
            cell = printed.cell(*place, unit=False)
            told = texts["state"] if printed.gap(*place) else texts["value"]
            assert told == cell
            assert printed.is_same(line["value"], *place)
            for part in ("numerator", "denominator"):
                if part in line:
                    assert printed.is_same(line[part], *place, part=part)


@pytest.mark.parametrize("part", ["funnel", "estimates", "tiles"])
def test_comparison(open_page: OpenPage, printed: Printed, part: str) -> None:
    app = open_page("supervision/comparison", view=part)
    codes = {unit_label(code): code for code in areas() if len(code) == 9}
    months = {"exercise_rate": "2023-10", "on_time_rate": "2023-12"}
    for name, period in months.items():
        element = move(app, metric=name, period=period).dataframe[0]
        table = read_shown(element)[["unit", "value", "numerator"]]
        for line, value in zip(
            table.to_numpy().tolist(), element.value["value"], strict=True
        ):
            place = name, period, codes[line[0]]
            assert line[1:] == [printed.cell(*place), printed.fraction(*place)]
            assert printed.is_same(value, *place)


@pytest.mark.parametrize("unit", UNITS)
def test_months_of_the_comparison(
    open_page: OpenPage, printed: Printed, unit: str
) -> None:
    district = areas()[unit].parent_code
    app = open_page("supervision/comparison", view="months", district=district)
    for name in ("exercise_rate", "findings_per_visit"):
        move(app, metric=name, period="2023-12")
        line = read_shown(app.dataframe[0]).set_index("unit").loc[unit_label(unit)]
        for month in YEAR[:11]:  # the first visits were in February
            cell = printed.cell(name, month, unit, unit=False)
            gap = printed.gap(name, month, unit)
            shown = line[f"value_{month.replace('-', '_')}"]
            assert shown == cell or (shown == "—" and gap in line["gaps"])


def test_single_months(open_page: OpenPage) -> None:
    app = open_page("leadership/trends", unit=TURNING_UNIT, period="2023-12")
    # The folder is that of `open_page`; windows are never those of the other pages.
    rows = print_metrics("--area", TURNING_UNIT, "--window", "month")
    printed = Printed.of_rows(rows)
    for name in ("ordinary_share", "on_time_rate", "inspection_score"):
        lines = find_shown(move(app, metric=name), "signal")
        columns = ["period", "value", "numerator"]
        for line, key in zip(lines.head(5).to_dict("records"), YEAR[:5], strict=True):
            place = name, key, TURNING_UNIT
            gap = printed.gap(*place)
            assert [line[column] for column in columns] == [
                f"2023年{int(key[5:])}月",
                "—" if gap and "gaps" in line else printed.cell(*place, unit=False),
                "—" if gap == "未上报" and "gaps" in line else printed.fraction(*place),
            ]
            assert gap in line.get("gaps", gap)
