"""GCJ-02, the shifted datum of Chinese web maps, to WGS-84.

The published formula, as github.com/googollee/eviltransform writes it (MIT licence);
CGCS2000 and WGS-84 are the same here, to centimetres.
"""

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]

_RADIUS = 6378245.0  # of Krasovsky's ellipsoid, metres
_ECCENTRICITY = 0.00669342162296594323  # squared, of the same
_ORIGIN = np.array([105.0, 35.0])
_ROUNDS = 12  # each divides the error by about a thousand: far below a millimetre


def to_wgs84(points: Points) -> Points:
    """GCJ-02 to WGS-84, by fixed-point iteration: exact to far below a millimetre."""
    found = points
    for _round in range(_ROUNDS):
        found = points - _shift(found)
    return found


def _shift(points: Points) -> Points:
    """What GCJ-02 adds, in degrees."""
    x, y = (points - _ORIGIN).T
    both = 20 * np.sin(6 * np.pi * x) + 20 * np.sin(2 * np.pi * x)
    east = both + _waves(x, (20, 1), (40, 3), (150, 12), (300, 30))
    north = both + _waves(y, (20, 1), (40, 3), (160, 12), (320, 30))
    root = np.sqrt(np.abs(x))
    east = east * 2 / 3 + 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root
    north = north * 2 / 3 - 100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root
    latitude = np.radians(points[:, 1])
    magic = 1 - _ECCENTRICITY * np.sin(latitude) ** 2
    meridian = _RADIUS * (1 - _ECCENTRICITY) / magic**1.5
    parallel = _RADIUS / np.sqrt(magic) * np.cos(latitude)
    shift: Points = np.degrees(np.column_stack([east / parallel, north / meridian]))
    return shift


def _waves(along: Points, *waves: tuple[float, float]) -> Points:
    """Sines of the given heights and half lengths."""
    parts = [height * np.sin(np.pi * along / length) for height, length in waves]
    total: Points = np.sum(parts, axis=0)
    return total
