"""Every number of cards, tables and sentences is the one that the CLI prints."""

from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.metrics import METRICS, Kind
from dashboard.reference import areas
from dashboard.reports.comparison.funnel import unit_label
from dashboard.sample.stories import LATE_UNIT, SMALL_UNIT, TURNING_UNIT
from dashboard.settings import CITY_CODE
from tests.app.conftest import OpenPage
from tests.app.printed_numbers import Printed, print_metrics

#: Of three districts: one unit is late with a month, one has hardly any exercises.
UNITS = (TURNING_UNIT, LATE_UNIT, SMALL_UNIT)
#: The ledger's first month, the month that a unit is late with, the last.
PERIODS = ("2023-02", "2023-10", "2023-12")
YEAR = [f"2023-{month:02}" for month in range(12, 0, -1)]
HEADLINES = [metric for metric in METRICS.values() if metric.is_headline]


@pytest.fixture(scope="module")
def printed(sample_store: Path) -> Printed:
    """All months of the units, their districts, the city; all areas of the three."""
    around = {areas()[unit].parent_code for unit in UNITS}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_DATA_DIR", str(sample_store))
        runs = [print_metrics("--area", area) for area in (*UNITS, *around, CITY_CODE)]
        runs += [print_metrics("--period", period) for period in PERIODS]
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
            assert (card.label, card.value, card.delta) == (metric.title, value, delta)
        notes = [printed.notes(metric.id, period, area) for metric in HEADLINES]
        captions = [caption.value for caption in app.main.caption]
        assert [text for text in captions if text in notes] == notes


@pytest.mark.parametrize("area", [CITY_CODE, areas()[LATE_UNIT].parent_code])
def test_overview_table(open_page: OpenPage, printed: Printed, area: str) -> None:
    app = open_page("leadership/overview", district=area)
    for period in PERIODS:
        found = find_tables(move(app, period=period), "指标")
        table = found[0].set_index("指标")
        for name, metric in METRICS.items():
            assert table.loc[metric.title].tolist() == [
                printed.cell(name, period, area),
                printed.fraction(name, period, area),
                printed.change(name, period, area),
                printed.change(name, period, area, 12),
                printed.reports(name, period, area),
            ]


def test_months_of_the_cards(open_page: OpenPage, printed: Printed) -> None:
    app = open_page("leadership/overview", period="2023-12")
    app.session_state["overview_months_box"] = True
    months = find_tables(app.run(), "月份")[0]
    for metric in HEADLINES:
        cells = [printed.cell(metric.id, month, CITY_CODE) for month in YEAR]
        assert months[metric.title].tolist() == cells


@pytest.mark.parametrize("unit", UNITS)
def test_figures_of_a_unit(open_page: OpenPage, printed: Printed, unit: str) -> None:
    app = open_page("supervision/subdistrict", area=unit, part="figures")
    for period in PERIODS:
        found = find_tables(move(app, period=period), "指标")
        table = found[0].set_index("指标")
        for name, metric in METRICS.items():
            line = table.loc[metric.title].tolist()
            has_parts = printed.rows[name, period, unit]["denominator"] is not None
            fraction = printed.fraction(name, period, unit) if has_parts else ""
            assert line[:2] == [printed.cell(name, period, unit), fraction]
            assert line[3:6] == [
                printed.cell(name, period, areas()[unit].parent_code),
                printed.cell(name, period, CITY_CODE),
                printed.change(name, period, unit),
            ]


@pytest.mark.parametrize("unit", UNITS)
def test_months_of_a_unit(open_page: OpenPage, printed: Printed, unit: str) -> None:
    app = open_page("supervision/subdistrict", area=unit, period="2023-12")
    for name in ("on_time_rate", "exercise_rate", "fine_total"):
        months = find_tables(move(app, part="figures", metric=name), "月份")[0][:12]
        shown = [unit, areas()[unit].parent_code, CITY_CODE]
        for code in shown[:1] if METRICS[name].kind is Kind.COUNT else shown:
            cells = [printed.cell(name, m, code, unit=False) for m in YEAR]
            assert months[areas()[code].title].tolist() == cells


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
        table = move(app, metric=name).dataframe[0].value
        assert len(table) == 35
        assert printed.cell(name, period, CITY_CODE) in app.title[0].value
        for line in table.astype(object).where(table.notna(), None).to_numpy():
            place = name, period, codes[line[0]]
            row = printed.rows[place]
            own = [printed.number(*place), row["numerator"], row["denominator"]]
            assert [*line[2:-1]] == own[: len(line) - 3]


@pytest.mark.parametrize("part", ["funnel", "estimates", "tiles"])
def test_comparison(open_page: OpenPage, printed: Printed, part: str) -> None:
    app = open_page("supervision/comparison", part=part)
    codes = {unit_label(code): code for code in areas() if len(code) == 9}
    months = {"exercise_rate": "2023-10", "on_time_rate": "2023-12"}
    for name, period in months.items():
        table = move(app, metric=name, period=period).dataframe[0].value
        for line in table[["镇街", "数值", "依据"]].to_numpy().tolist():
            place = name, period, codes[line[0]]
            assert line[1:] == [printed.cell(*place), printed.fraction(*place)]


@pytest.mark.parametrize("unit", UNITS)
def test_months_of_the_comparison(
    open_page: OpenPage, printed: Printed, unit: str
) -> None:
    district = areas()[unit].parent_code
    app = open_page("supervision/comparison", part="months", district=district)
    for name in ("exercise_rate", "findings_per_visit"):
        move(app, metric=name, period="2023-12")
        line = app.dataframe[0].value.set_index("镇街").loc[unit_label(unit)]
        for month in YEAR[:11]:  # the first visits were in February
            cell = printed.cell(name, month, unit, unit=False)
            assert line[f"2023年{int(month[5:])}月"] == cell


def test_single_months(open_page: OpenPage) -> None:
    app = open_page("leadership/trends", unit=TURNING_UNIT, period="2023-12")
    # The folder is that of `open_page`; windows are never those of the other pages.
    rows = print_metrics("--area", TURNING_UNIT, "--window", "1")
    printed = Printed.of_rows(rows)
    for name in ("exercise_rate", "on_time_rate", "inspection_score"):
        lines = find_tables(move(app, metric=name), "月份")[0].iloc[:, :3]
        shown = lines.head(5).to_numpy().tolist()
        for (month, *line), key in zip(shown, YEAR[:5], strict=True):
            place = name, key, TURNING_UNIT
            assert month == f"2023年{int(key[5:])}月"
            assert line[0] == printed.cell(*place, unit=False)
            assert line[1] == printed.fraction(*place)


def find_tables(app: AppTest, column: str) -> list[pd.DataFrame]:
    """The tables that start with this column."""
    return [e.value for e in app.dataframe if e.value.columns[0] == column]
