"""What contracts promise to readers in both languages."""

from contextvars import copy_context

from dashboard.datasets import DATASETS
from dashboard.datasets.codes import code_names, name_code
from dashboard.i18n import use_language
from dashboard.settings import PROJECT_DIR

COLUMNS = [c for d in DATASETS.values() for c in d.columns.values()]


def in_english(function, *values):
    def speak():
        use_language("en")
        return function(*values)

    return copy_context().run(speak)


def test_every_word_of_a_cell_has_its_english():
    unequal = [c.name for c in COLUMNS if len(c.choices) != len(c.choices_en)]
    assert unequal == []


def test_a_choice_is_named_in_the_language_at_hand():
    severity = DATASETS["findings"].columns["severity"]
    assert severity.name_choice("严重") == "严重"
    assert in_english(severity.name_choice, "严重") == "Grave"
    assert in_english(severity.name_choice, "另写") == "另写"


def test_codes_are_named_by_kind():
    assert name_code("area", "320300") == "徐州市"
    assert in_english(name_code, "metric", "on_time_rate") == "On-time rectification"
    assert name_code("subdistrict", "320300") == "320300"
    assert code_names("text") == {}


def test_every_module_is_registered():
    others = {"__init__", "codes", "contract", "shared"}
    folder = PROJECT_DIR / "dashboard" / "datasets"
    modules = {path.stem for path in folder.glob("*.py")} - others
    assert modules == set(DATASETS), "names stand in dashboard/datasets/__init__.py"
