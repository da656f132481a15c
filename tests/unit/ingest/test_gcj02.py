"""Published pairs: the test of github.com/googollee/eviltransform (Python)."""

import numpy as np
import pytest

from dashboard.ingest.gcj02 import to_wgs84

WGS84 = np.array(
    [[121.5272106, 31.1774276], [113.912316, 22.543847], [116.377817, 39.911954]]
)
GCJ02 = np.array(
    [
        [121.531541859215, 31.17530398364597],  # Shanghai
        [113.9171764808363, 22.540796131694766],  # Shenzhen
        [116.38404722455657, 39.91334545536069],  # Beijing
    ]
)


def test_published_points_are_met_to_the_last_digit() -> None:
    assert to_wgs84(GCJ02) == pytest.approx(WGS84, abs=1e-12)
