"""Calibration: how often what was said to be likely came true.

In: forecasts. Out: a `Calibration`, exact throughout; only the ends of intervals hold a square root, rounded outwards at the
twelfth decimal.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import isqrt

from msgspec import Struct

from perfmirror_ssg.analysis.forecasts import Forecast, Forecasts

FEW = 20
"""Forecasts below which nothing is said of them but figures."""

FEW_IN_A_BIN = 5
"""Forecasts below which nothing is said of a bin."""

GUESSING = Fraction(1, 4)
"""The Brier score of always saying 50 %."""

BINS = 10
_Z = Fraction(1_959_964, 1_000_000)
"""Standard deviations of a normal distribution that hold 95 % of it."""
_PRECISION = 10**12


class Interval(Struct, frozen=True, kw_only=True):
    """From where to where a share may well lie."""

    low: Fraction
    high: Fraction

    def __contains__(self, share: Fraction) -> bool:
        """Tell whether a share lies in it, its ends included."""
        return self.low <= share <= self.high


class Bin(Struct, frozen=True, kw_only=True):
    """The forecasts of one tenth of the scale, which has some."""

    low: Fraction
    high: Fraction
    """Not itself in the bin, but for the highest, which holds 100 %."""
    forecasts: tuple[Forecast, ...]
    mean: Fraction
    """Of what was said."""
    happened: int
    share: Fraction
    """Of those that came true."""
    interval: Interval

    @property
    def astray(self) -> bool:
        """Whether what was said lies outside of what the outcomes allow, in a bin that is not too thin to say."""
        return len(self.forecasts) >= FEW_IN_A_BIN and self.mean not in self.interval


class Decomposition(Struct, frozen=True, kw_only=True):
    """A Brier score taken apart: `reliability - resolution + uncertainty + remainder`, exactly."""

    reliability: Fraction
    """How far what was said lies from what came, bin by bin: the less, the better."""
    resolution: Fraction
    """How far the bins lie apart in what came: the more, the better."""
    uncertainty: Fraction
    """Of the questions themselves: that of always saying how many come true."""
    remainder: Fraction
    """What binning hides: the variance of the forecasts in a bin, less twice their covariance with the outcomes."""


class Calibration(Struct, frozen=True, kw_only=True):
    """What the forecasts come to; figures are None while there is no forecast that can be judged."""

    forecasts: Forecasts
    brier: Fraction | None
    """Mean squared error: 0 is always sure and right, 0.25 is always saying 50 %."""
    mean: Fraction | None
    """Of what was said."""
    base: Fraction | None
    """Share of those that came true."""
    bins: tuple[Bin, ...]
    parts: Decomposition | None

    @property
    def n(self) -> int:
        """How many forecasts can be judged."""
        return len(self.forecasts.made)

    @property
    def errors(self) -> Fraction:
        """The sum of the squared errors, of which the score is the mean."""
        return sum((forecast.error for forecast in self.forecasts.made), Fraction(0))

    @property
    def says(self) -> bool:
        """Whether there are enough of them to say something."""
        return self.n >= FEW

    @property
    def astray(self) -> tuple[Bin, ...]:
        """The bins that chance alone does not explain, the one of most forecasts first; none while there are too few."""
        found = (held for held in self.bins if held.astray) if self.says else ()
        return tuple(sorted(found, key=lambda held: (-len(held.forecasts), held.low)))


def calibrate(forecasts: Forecasts) -> Calibration:
    """Compare what was said with what came."""
    made = forecasts.made
    bins = _bins(made)
    return Calibration(
        forecasts=forecasts,
        brier=brier_score(made) if made else None,
        mean=_mean([forecast.confidence for forecast in made]) if made else None,
        base=_mean([_outcome(forecast) for forecast in made]) if made else None,
        bins=bins,
        parts=decompose(bins) if made else None,
    )


def brier_score(forecasts: Sequence[Forecast]) -> Fraction:
    """Return the mean squared error of forecasts, from 0 to 1.

    Source: Brier (1950), Verification of forecasts expressed in terms of probability; the half of his score that is in use.
    """
    return _mean([forecast.error for forecast in forecasts])


def wilson(happened: int, of: int) -> Interval:
    """Return the 95 % interval of a share: `happened` times of `of`, which is 1 or more.

    Source: Wilson (1927), Probable inference, the law of succession, and statistical inference.
    """
    share, zz = Fraction(happened, of), _Z**2
    middle = share + zz / (2 * of)
    reach = _Z * _root(share * (1 - share) / of + zz / (4 * of**2))
    low, high = ((middle + sign * reach) / (1 + zz / of) for sign in (-1, 1))
    return Interval(low=max(low, Fraction(0)), high=min(high, Fraction(1)))


def decompose(bins: Sequence[Bin]) -> Decomposition:
    """Take the Brier score of the forecasts in bins apart.

    Sources: Murphy (1973), A new vector partition of the probability score; for the remainder Stephenson, Coelho and Jolliffe
    (2008), Two extra components in the Brier score decomposition.
    """
    n = sum(len(held.forecasts) for held in bins)
    base = Fraction(sum(held.happened for held in bins), n)
    return Decomposition(
        reliability=sum((len(held.forecasts) * (held.mean - held.share) ** 2 for held in bins), Fraction(0)) / n,
        resolution=sum((len(held.forecasts) * (held.share - base) ** 2 for held in bins), Fraction(0)) / n,
        uncertainty=base * (1 - base),
        remainder=sum((_hidden(held) for held in bins), Fraction(0)) / n,
    )


def _hidden(held: Bin) -> Fraction:
    """Return what the forecasts of a bin add by not being equal."""
    apart = [(forecast.confidence - held.mean, _outcome(forecast) - held.share) for forecast in held.forecasts]
    return sum((said**2 - 2 * said * came for said, came in apart), Fraction(0))


def _bins(made: Sequence[Forecast]) -> tuple[Bin, ...]:
    places = [min(int(forecast.confidence * BINS), BINS - 1) for forecast in made]
    held = (tuple(one for one, at in zip(made, places, strict=True) if at == place) for place in range(BINS))
    return tuple(_bin(place, forecasts) for place, forecasts in enumerate(held) if forecasts)


def _bin(place: int, forecasts: tuple[Forecast, ...]) -> Bin:
    happened = sum(forecast.happened for forecast in forecasts)
    return Bin(
        low=Fraction(place, BINS),
        high=Fraction(place + 1, BINS),
        forecasts=forecasts,
        mean=_mean([forecast.confidence for forecast in forecasts]),
        happened=happened,
        share=Fraction(happened, len(forecasts)),
        interval=wilson(happened, len(forecasts)),
    )


def _outcome(forecast: Forecast) -> Fraction:
    return Fraction(int(forecast.happened))


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def _root(value: Fraction) -> Fraction:
    """Return the square root, rounded up at the twelfth decimal."""
    scaled = -(-value.numerator * _PRECISION**2 // value.denominator)
    root = isqrt(scaled)
    return Fraction(root + (root * root < scaled), _PRECISION)
