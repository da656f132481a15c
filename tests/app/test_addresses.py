"""Each page is what its address says: every choice stands in it and is restored."""

import pytest

from dashboard.sample.stories import TURNING_UNIT
from dashboard.ui.shell import navigation
from tests.app.conftest import OpenPage

EVERYWHERE = {"period": "2023-10", "district": "320311", "role": "supervisor"}

#: Page -> its parameters, none with the value it has where the address says nothing.
PAGES = {
    "leadership/overview": {},
    "leadership/trends": {
        "metric": "finding_count", "months": "36", "unit": TURNING_UNIT,
        "rebase": "2023-05",
    },
    "leadership/presentation": {"seconds": "30"},
    "leadership/bulletin": {"number": "5", "written": "en", "dated": "2023-11-02"},
    "supervision/map": {
        "metric": "overdue_count", "mode": "tiles", "months": "24",
        "units": TURNING_UNIT,
    },
    "supervision/subdistrict": {
        "area": TURNING_UNIT, "part": "figures", "chart": "control",
        "metric": "inspection_score",
    },
    "supervision/findings": {
        "area": TURNING_UNIT, "state": "overdue", "source": "督查", "severity": "较重",
    },
    "supervision/powers": {"part": "dormant", "unit": TURNING_UNIT, "domain": "15"},
    "supervision/penalties": {"unit": TURNING_UNIT},
    "supervision/comparison": {
        "view": "months", "metric": "exercise_rate", "window": "month",
    },
    "analysis/quality": {"dataset": "reviews", "months": "24"},
    "analysis/history": {"dataset": "findings"},
    "reference/metrics": {"metric": "dormant_share", "dataset": "findings"},
}  # fmt: skip
#: These look at no month.
TIMELESS = ("analysis/history", "reference/metrics")


def test_every_page_with_choices_is_here() -> None:
    paths = {entry.path for entry in navigation.PAGES.values()}
    assert paths - set(PAGES) == {"analysis/upload", "reference/about"}


@pytest.mark.parametrize("page", PAGES)
def test_address_fills_every_widget(open_page: OpenPage, page: str) -> None:
    named = (EVERYWHERE if page not in TIMELESS else {}) | PAGES[page]
    app = open_page(page, **named)
    for name, value in named.items():
        key = f"url_many_{name}"
        many = key in app.session_state
        shown = app.session_state[key if many else f"url_{name}"]
        assert (shown, app.query_params[name]) == ([value] if many else value, value)
    assert [toast.value for toast in app.toast] == []
