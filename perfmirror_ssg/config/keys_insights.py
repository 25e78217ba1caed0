"""The keys of config.toml about insights: which there are to switch off, and the thresholds they go by.

They are part of the list in `keys.py`. The functions stand in `analysis/insights.py`; a test holds the names together.
"""

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType

from msgspec import Struct

from perfmirror_ssg.config.shapes import choice, list_of, number, whole
from perfmirror_ssg.config.tables import Key, table
from perfmirror_ssg.figures import exact

NAMES = (
    "category-vanished",
    "manager-without-one-on-ones",
    "senior-without-impact",
    "no-teacher",
    "no-peer",
    "no-student",
    "input-heavy",
    "output-heavy",
    "run-of-weeks",
    "under-expected",
    "over-expected",
    "next-band",
    "written-late",
    "impact-fits",
    "well-balanced",
    "controllable-share",
    "primary-focus",
)
"""Every insight, in the order in which the pages say them."""


class Threshold(Struct, frozen=True, kw_only=True):
    """A figure that an insight goes by: what is shipped, and what may stand instead (`high` None: a part of one)."""

    name: str
    shipped: str
    about: str
    low: int = 0
    high: int | None = None


THRESHOLDS = (
    Threshold(name="balance-input", shipped="0.6", about="share of input from which the weeks are heavy with it"),
    Threshold(name="balance-outcome", shipped="0.15", about="share of outcome below which there is little of it"),
    Threshold(name="balance-output", shipped="0.6", about="share of output from which the weeks are heavy with it"),
    Threshold(name="balance-impact", shipped="0.05", about="share of impact below which there is little of it"),
    Threshold(name="balance-near", shipped="0.1", about="how far shares lie from their weights at most, in a good balance"),
    Threshold(name="impact-near", shipped="0.2", about="part of the weight that the share of impact lies from it at most"),
    Threshold(name="run-chance", shipped="0.05", about="how likely mere chance may make such a run of weeks"),
    Threshold(name="senior-level", shipped="5", low=1, high=20, about="level of an IC from which impact is looked for"),
    Threshold(name="one-on-one-weeks", shipped="4", low=4, high=52, about="counted weeks in which a one-on-one is looked for"),
    Threshold(
        name="lever-weeks", shipped="8", low=4, high=52, about="counted weeks on end without a lever that has been noted before"
    ),
    Threshold(name="vanished-weeks", shipped="26", low=12, high=104, about="counted weeks in which a category may vanish"),
    Threshold(name="vanished-part", shipped="0.5", about="part of the earlier weeks in which the category was done"),
    Threshold(
        name="late-days", shipped="7", low=1, high=365, about="days after its Sunday in which a week is still written in time"
    ),
    Threshold(name="late-weeks", shipped="12", low=6, high=104, about="counted weeks that are looked at for late ones"),
    Threshold(name="late-count", shipped="3", low=1, high=104, about="weeks written late that are worth a word"),
)

SHIPPED: Mapping[str, Fraction] = MappingProxyType({threshold.name: Fraction(threshold.shipped) for threshold in THRESHOLDS})
"""The thresholds that hold where config says nothing."""


def _key(threshold: Threshold) -> Key:
    written, high = exact(Fraction(threshold.shipped)), threshold.high
    shape = number(0, 1, written) if high is None else whole(threshold.low, high, written)
    return Key(name=threshold.name, shape=shape, otherwise=f"`{written}`", about=threshold.about)


INSIGHTS = table(
    "insights",
    "What the site remarks on.",
    Key(name="off", shape=list_of(choice(*NAMES)), default=(), about="insights to switch off"),
    table(
        "thresholds",
        "What insights go by; shares are parts of one, of the weighted points of a period.",
        *map(_key, THRESHOLDS),
        owner="insights.",
    ),
)
