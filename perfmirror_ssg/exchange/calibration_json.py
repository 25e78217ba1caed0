"""Calibration as data, for `ssg export json`.

In: what forecasts came to. Out: plain data; probabilities and scores as numbers, None where there is no forecast.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction

from perfmirror_ssg.analysis.calibration import Bin, Calibration, Decomposition
from perfmirror_ssg.analysis.forecasts import Forecast, Why

Data = None | bool | int | float | str | Sequence["Data"] | Mapping[str, "Data"]


def calibration_data(found: Calibration) -> Mapping[str, Data]:
    """Return how many forecasts there are, how many of each sort are left out, the score, its parts, and what it stands on."""
    left_out = Counter(one.why for one in found.forecasts.left_out)
    return {
        "n": found.n,
        **{why.name.lower(): left_out[why] for why in Why},
        "waiting": len(found.forecasts.waiting),
        "brier": _number(found.brier),
        "mean": _number(found.mean),
        "share": _number(found.base),
        "bins": [_bin(held) for held in found.bins],
        "parts": _parts(found.parts) if found.parts else None,
        "forecasts": [_forecast(forecast) for forecast in found.forecasts.made],
    }


def _bin(held: Bin) -> Mapping[str, Data]:
    return {
        "from": _number(held.low),
        "to": _number(held.high),
        "n": len(held.forecasts),
        "mean": _number(held.mean),
        "happened": held.happened,
        "share": _number(held.share),
        "low": _number(held.interval.low),
        "high": _number(held.interval.high),
    }


def _parts(parts: Decomposition) -> Mapping[str, Data]:
    return {
        "reliability": _number(parts.reliability),
        "resolution": _number(parts.resolution),
        "uncertainty": _number(parts.uncertainty),
        "remainder": _number(parts.remainder),
    }


def _forecast(forecast: Forecast) -> Mapping[str, Data]:
    return {
        "id": forecast.record.id,
        "week": str(forecast.week),
        "confidence": _number(forecast.confidence),
        "happened": forecast.happened,
    }


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
