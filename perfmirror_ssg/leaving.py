"""What would leave the machine, in plain words: every title, passage, record, figure and picture of a shared site.

In: the report of a narrowed journal. Out: `Leaving` values, in the order in which a person would look at them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from html import unescape

from msgspec import Struct

from perfmirror_ssg.analysis.periods import PeriodScore
from perfmirror_ssg.analysis.report import Report
from perfmirror_ssg.analysis.scoring import WeekScore
from perfmirror_ssg.figures import exact
from perfmirror_ssg.journal.links import Attachment
from perfmirror_ssg.model import Document, Entry, Prose, RecordEvent, RichText
from perfmirror_ssg.phrases import figure, percent, spoken, whole
from perfmirror_ssg.settings import Config

_ADDRESS = re.compile(r' href="(https?:[^"]*|mailto:[^"]*)"')


THE_SITE = "the whole site"
DEFAULT = "default"
"""The theme that comes with the program, which says nothing of anybody."""
ENGLISH = "en"
"""The language of the program's own words."""


class Leaving(Struct, frozen=True, kw_only=True):
    """One thing that would leave: where it stands, what it is, and all of its words."""

    place: str
    """The week, the page, or the site."""
    what: str
    words: str


def leaving(report: Report) -> tuple[Leaving, ...]:
    """List all that a shared site would say, weeks newest first, then documents, then what is said of all."""
    journal = report.journal
    entries = [slot.entry for slot in reversed(journal.weeks) if slot.entry]
    return (
        *(one for entry in entries for one in _entry(entry, report)),
        *(one for document in journal.documents for one in _document(document)),
        *_files(report),
        *_whole(report),
    )


def _files(report: Report) -> Iterator[Leaving]:
    """Say which files go with it, each once, by the name its writer knows and the one it has there."""
    found = {one.source: one.path for one in report.journal.links.targets.values() if isinstance(one, Attachment)}
    for source, path in sorted(found.items()):
        yield Leaving(place=THE_SITE, what="file", words=f"{source} as {path}")


def _entry(entry: Entry, report: Report) -> Iterator[Leaving]:
    place = str(entry.week)
    yield Leaving(place=place, what="week", words=entry.title.plain if entry.title else "(no title)")
    score = report.scores.get(entry.week)
    shared = report.config.share(report.journal.audience)
    if score and (shared.scores or shared.charts):
        yield from _figures(place, score, report.config)
    for rating in entry.ratings:
        card = report.config.scorecards.get(rating.scorecard)
        words = f"{_both(rating.scorecard, card.title if card else '')}, {spoken(rating.criterion)}: {whole(rating.value)}"
        yield Leaving(place=place, what="rating", words=words)
    for name, value in entry.metrics.items():
        metric = report.config.metrics.get(name)
        words = f"{_both(name, metric.title if metric else '')}: {whole(value)} {metric.unit if metric else ''}".rstrip()
        yield Leaving(place=place, what="metric", words=words)
    if entry.tags:
        yield Leaving(place=place, what="tags", words=", ".join(entry.tags))
    yield from _passages(place, entry.blocks)
    yield from (_event(place, event) for event in entry.events)


def _figures(place: str, score: WeekScore, config: Config) -> Iterator[Leaving]:
    sums = [f"{d.name} {exact(d.points)} × {exact(d.weight)}" for d in score.dimensions if d.points]
    yield Leaving(place=place, what="score", words=f"{whole(score.score)} points: {' + '.join(sums)}")
    share = config.shares[0]
    if share.scores or "categories" in share.charts:
        rows = [row for dimension in score.dimensions for row in dimension.categories]
        points = (f" ({whole(row.points)} points)" if share.scores else "" for row in rows)
        counts = [
            f"{_both(row.category, config.called(row.category))} {row.count}{worth}"
            for row, worth in zip(rows, points, strict=True)
        ]
        yield Leaving(place=place, what="counts", words=", ".join(counts))


def _both(name: str, title: str) -> str:
    """Say a name of config, and its title where that is another: both stand in the site."""
    said = spoken(name)
    return said if title.casefold() in {"", said.casefold()} else f"{said}, {title}"


def _document(document: Document) -> Iterator[Leaving]:
    place = document.title.plain
    yield Leaving(place=place, what="page", words=f"{document.kind.value}/{document.name}.html")
    if document.tags:
        yield Leaving(place=place, what="tags", words=", ".join(document.tags))
    yield from _passages(place, document.blocks)


def _passages(place: str, blocks: Iterable[object]) -> Iterator[Leaving]:
    for block in blocks:
        if isinstance(block, Prose):
            yield Leaving(place=place, what="passage", words=_words(block.text))


def _event(place: str, event: RecordEvent) -> Leaving:
    """Say a record, or words about one, with every field."""
    said = [_words(text) for text in (event.title, event.text) if text]
    fields = [f"{key}: {_value(given.value)}" for key, given in event.fields.items()]
    return Leaving(place=place, what=spoken(event.kind or "update"), words=" · ".join((*said, *fields, f"^{event.id}")))


def _value(value: object) -> str:
    if isinstance(value, RichText):
        return _words(value)
    return percent(value) if isinstance(value, Fraction) else str(value)


def _words(text: RichText) -> str:
    """Return the words of a text, and the addresses that lead out of it."""
    parts = (part for part in text.parts if isinstance(part, str))
    ways = dict.fromkeys(unescape(way) for part in parts for way in _ADDRESS.findall(part) if unescape(way) not in text.plain)
    return text.plain + "".join(f" <{way}>" for way in ways)


def _whole(report: Report) -> Iterator[Leaving]:
    """Say what stands on more than one page."""
    config = report.config
    share = config.shares[0]
    yield Leaving(place=THE_SITE, what="title", words=config.site.title)
    if config.site.language != ENGLISH:
        yield Leaving(place=THE_SITE, what="language", words=config.site.language)
    if share.scores:
        yield Leaving(place=THE_SITE, what="scores", words=_period(report.period))
    if share.scores or "balance" in share.charts:
        yield Leaving(place=THE_SITE, what="dimensions", words=_weights(config))
    if share.scores or "score" in share.charts:
        bands = dict.fromkeys(band for profile in config.profiles for band in profile.target.bands)
        yield Leaving(place=THE_SITE, what="bands", words=", ".join(f"{band.name} {whole(band.threshold)}" for band in bands))
    if share.charts:
        yield Leaving(place=THE_SITE, what="charts", words=", ".join(share.charts))
    if config.site.theme != DEFAULT:
        words = f"themes/{config.site.theme}: whatever its templates, settings and files say by themselves"
        yield Leaving(place=THE_SITE, what="theme", words=words)


def _period(period: PeriodScore) -> str:
    """Say the one figure that is made of all shared weeks."""
    said = "of the shared weeks, what they add up from, and of the period: "
    if period.score is None:
        return f"{said}nothing yet"
    return f"{said}{figure(period.score)} points, {period.band.name if period.band else 'no band'}, on {period.counted} of them"


def _weights(config: Config) -> str:
    """Say what each dimension weighs, in each profile that is in use."""
    weights = (
        (f"from {profile.start}: " if profile.start else "")
        + ", ".join(f"{name} × {exact(profile.weights[name])}" for name in config.dimensions)
        for profile in config.profiles
    )
    return "; ".join(dict.fromkeys(weights))


def changes(before: Iterable[Leaving], now: Iterable[Leaving]) -> Mapping[str, tuple[Leaving, ...]]:
    """Return what is new (`+`) and what is gone (`-`) since another time; what was changed is both."""
    old, new = dict.fromkeys(before), dict.fromkeys(now)
    return {"+": tuple(one for one in new if one not in old), "-": tuple(one for one in old if one not in new)}
