"""What a restated month leaves uncorrected in the edition in force, in a sentence."""

from dashboard.datasets import DATASETS
from dashboard.formats import format_count, format_period
from dashboard.i18n import _
from dashboard.ingest.carry import Carry


def describe_carry(carry: Carry) -> str:
    """How many cells and rows the edition in force still has as they were."""
    return _(
        "{dataset}在用的是{latest}的版本，其中 {cells} 处、{rows} 行"
        "仍是{month}更正前的内容。"
    ).format(
        dataset=DATASETS[carry.restated.dataset].title,
        latest=format_period(carry.replacement.period),
        month=format_period(carry.restated.period),
        cells=format_count(len(carry.cells)),
        rows=format_count(len(carry.added)),
    )
