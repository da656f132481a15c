"""Units compared fairly: who differs beyond chance, who stands where, who moved."""

from dashboard.ui.comparison.frame import (
    choose_compared_metric,
    choose_comparison_part,
)
from dashboard.ui.comparison.months import months, weights
from dashboard.ui.comparison.units import estimates, funnel, tiles
from dashboard.ui.shell.view import start_page

view = start_page("comparison")

metric = choose_compared_metric()
part = choose_comparison_part()

draw = {
    "funnel": funnel,
    "estimates": estimates,
    "tiles": tiles,
    "months": months,
    "weights": weights,
}
draw[part](view, metric)
