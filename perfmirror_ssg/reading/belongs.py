"""Where a key belongs that stands in the wrong place: `energy: 3` at the top, `one-on-one: 6` under ratings.

In: the key, and config. Out: what to do about it, for people; an empty text when it belongs nowhere we know.
"""

from collections.abc import Iterator

from perfmirror_ssg.kinds import KINDS
from perfmirror_ssg.settings import Config

KEYS = (
    *("week", "title", "summary", "tags", "off", "share", "share_title"),
    *("levers", "ratings", "metrics", "scorecards", "written", "extra"),
)
"""Keys of a week's front matter, beside the dimensions and the keys of the kinds."""

LEVERS = ("teacher", "peer", "student")
"""The three conditions of growth that `levers` names."""

_KIND_KEYS = tuple(kind.key for kind in KINDS)
_ITEM_KEYS = frozenset({"count", "note", "ref", "score", "for"})


def week_keys(config: Config) -> tuple[str, ...]:
    """Return every key of a week's front matter."""
    return (*KEYS, *config.dimensions, *_KIND_KEYS)


def home(key: str, config: Config) -> str:
    """Say below which key of a week's front matter a word belongs."""
    return next(_homes(key, config), "")


def owner(key: str) -> str:
    """Say whether a word belongs to a work item or to a record."""
    if key in _ITEM_KEYS:
        return "it belongs to an item, as pull-request: {count: 3, note: the parser}"
    kind = next((kind for kind in KINDS if key in kind.fields), None)
    return f"it belongs to a record, in the list below {kind.key}:" if kind else ""


def _homes(key: str, config: Config) -> Iterator[str]:
    category = config.categories.get(config.aliases.get(key, key))
    if category:
        yield f"it belongs below {category.dimension}:"
    for card in config.scorecards.values():
        if any(criterion.name == key for criterion in card.criteria):
            yield "it belongs below ratings:" if card.short else f"it belongs below scorecards:, in {card.name}"
    if key in LEVERS:
        yield "it belongs below levers:"
    if key in config.metrics:
        yield "it belongs below metrics:"
    if key in config.scorecards:
        yield "it belongs below scorecards:"
    if key in week_keys(config):
        yield f"it belongs at the margin: write {key}: without blanks before it"
