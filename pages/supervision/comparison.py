"""Units compared fairly: who differs beyond chance, who stands where, who moved."""

from dashboard.ui.comparison.frame import choose_compared_metric, choose_comparison_part
from dashboard.ui.comparison.months import draw_months, draw_weights
from dashboard.ui.comparison.units import draw_estimates, draw_funnel, draw_tiles
from dashboard.ui.shell.view import start_page

view = start_page("comparison")

metric = choose_compared_metric()
part = choose_comparison_part()

draw = {
    "funnel": draw_funnel,
    "estimates": draw_estimates,
    "tiles": draw_tiles,
    "months": draw_months,
    "weights": draw_weights,
}
draw[part](view, metric)
