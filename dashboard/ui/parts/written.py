"""A frame whose cells have their words at hand, as `st.dataframe` takes them."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd


def write_frame(
    frame: pd.DataFrame,
    texts: Mapping[str, Sequence[str]],
    tinted: Sequence[int] = (),
    tint: str = "",
) -> Any:
    """A Styler of raw values, some shown in other words, some rows on a tint.

    `texts`: the words of the columns that are not shown as they are, by name. `tinted`:
    places of rows.

    Streamlit reads a Styler by what `_compute` and `_translate` return. Those of pandas
    write every cell anew on each run: for a thousand rows that takes longer than all
    the rest of a page. These hand on what is written already.
    """
    styler: Any = frame.reset_index(drop=True).style
    places = {name: place for place, name in enumerate(frame.columns)}
    body = [
        [
            {"id": f"row{row}_col{places[name]}", "display_value": text}
            for row, text in enumerate(words)
        ]
        for name, words in texts.items()
    ]
    cells = [f"row{row}_col{place}" for row in tinted for place in places.values()]
    style = [{"props": [("background-color", tint)], "selectors": cells}]
    translated = {"body": body, "cellstyle": style if cells else []}
    styler._compute = lambda: styler
    styler._translate = lambda *_sparse: translated
    return styler
