"""Observations by who made them, and themes: those that recur are candidates for a hypothesis.

In: a journal, and whom its texts mean. Out: one `Noticed`.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct

from perfmirror_ssg.analysis.domains import by_words, text_of
from perfmirror_ssg.journal.gather import Journal
from perfmirror_ssg.markdown.lines import fresh_id, opening_line
from perfmirror_ssg.model import Record
from perfmirror_ssg.slugs import tag_words
from perfmirror_ssg.weeks import Week

_WORD = re.compile(r"[^\W_]+")
THEMED = ("observation", "fact", "gap")
"""The kinds that have themes."""
RECORDS, WEEKS = 3, 2
"""A theme recurs when so many records bear it, written in so many different weeks."""


class Theme(Struct, frozen=True, kw_only=True):
    """A theme in the words that come first, with what bears it."""

    name: str
    records: tuple[Record, ...]
    """The oldest first."""
    hypotheses: tuple[Record, ...]
    """Those that speak of it already: its words stand, in their order, in their title, their domain or their id."""
    line: str
    """Ready to paste under `## Hypotheses`; empty unless it recurs and no hypothesis speaks of it."""

    @property
    def weeks(self) -> tuple[Week, ...]:
        """The different weeks that speak of it, oldest first."""
        return tuple(sorted({record.opened for record in self.records}))

    @property
    def recurs(self) -> bool:
        """Whether it comes often enough to ask what lies behind it."""
        return len(self.records) >= RECORDS and len(self.weeks) >= WEEKS


class Observer(Struct, frozen=True, kw_only=True):
    """Who made observations, by their name or in the words that come first; empty for nobody named."""

    name: str
    observations: tuple[Record, ...]
    """The latest first."""


class Noticed(Struct, frozen=True, kw_only=True):
    """The observations of a journal, each under one observer, and the themes."""

    observers: tuple[Observer, ...]
    """Most observations first, nobody named last."""
    themes: tuple[Theme, ...]
    """Those that recur first, then by how many records bear them."""


def noticed_in(journal: Journal, meant: Mapping[str, tuple[str, ...]]) -> Noticed:
    """Group observations by who made them, and observations, facts and gaps by theme.

    `meant` has the names of those that a text means; a text that means one person stands under their name.
    """
    called = {" ".join(text.split()): names[0] for text, names in meant.items() if len(names) == 1}
    records = tuple(journal.records.values())
    observed = [record for record in records if record.kind == "observation"]
    observers = (Observer(name=name, observations=tuple(reversed(held))) for name, held in by_words(observed, "who", called))
    themes = _themes([record for record in records if record.kind in THEMED and text_of(record, "theme")], journal)
    return Noticed(
        observers=tuple(sorted(observers, key=lambda one: (not one.name, -len(one.observations), one.name.casefold()))),
        themes=tuple(sorted(themes, key=lambda one: (not one.recurs, -len(one.records), one.name.casefold()))),
    )


def _themes(records: list[Record], journal: Journal) -> Iterable[Theme]:
    taken = set(journal.records)
    hypotheses = [(record, _said(record)) for record in journal.records.values() if record.kind == "hypothesis"]
    for name, held in by_words(records, "theme"):
        words = _words(name)
        speak = tuple(record for record, said in hypotheses if words.strip() and any(words in one for one in said))
        theme = Theme(name=name, records=tuple(held), hypotheses=speak, line="")
        if theme.recurs and not speak:
            id_ = fresh_id(f"theme {name}", "hypothesis", taken)
            taken.add(id_)
            theme = _with_line(theme, id_)
        yield theme


def _with_line(theme: Theme, id_: str) -> Theme:
    """Give a theme the line of a first hypothesis: as likely as not, in the domain that more than half of its records name."""
    domain = _domain(theme.records)
    fields = {"confidence": "50%", **({"domain": domain} if domain else {})}
    line = opening_line(f"One cause lies behind {theme.name}", fields, id_)
    return Theme(name=theme.name, records=theme.records, hypotheses=(), line=line)


def _domain(records: tuple[Record, ...]) -> str:
    named = [name for record in records if (name := text_of(record, "domain"))]
    most = next((said for said, count in Counter(map(tag_words, named)).items() if 2 * count > len(records)), None)
    return next((name for name in named if tag_words(name) == most), "")


def _said(hypothesis: Record) -> tuple[str, ...]:
    return tuple(_words(text) for text in (hypothesis.title.plain, text_of(hypothesis, "domain"), hypothesis.id))


def _words(text: str) -> str:
    """Return the words of a text, letters and digits alone, in small letters, with a blank before and after each."""
    words = _WORD.findall(unicodedata.normalize("NFKC", text).casefold())
    return f" {' '.join(words)} "
