"""Domains: what is known of each beside what is not.

In: a journal. Out: a `Domain` for each that is named, and one for what names none.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from msgspec import Struct

from perfmirror_ssg.journal.gather import Journal
from perfmirror_ssg.model import Record, RichText
from perfmirror_ssg.slugs import tag_words
from perfmirror_ssg.weeks import Week

KNOWN = frozenset(
    {
        ("fact", None),
        ("learning", None),
        ("question", "answered"),
        ("hypothesis", "confirmed"),
        ("hypothesis", "refuted"),
    }
)
"""Kinds and statuses that say what is so, or what is not. An ambiguous or void hypothesis tells neither."""

NOT_KNOWN = frozenset({("question", "open"), ("hypothesis", "open")})


class Domain(Struct, frozen=True, kw_only=True):
    """A domain in the words that come first, empty for what names none; each record stands in one domain only."""

    name: str
    known: tuple[Record, ...]
    """The latest first."""
    not_known: tuple[Record, ...]
    """The oldest first."""


def domains_of(journal: Journal) -> tuple[Domain, ...]:
    """Set what is known of each domain beside what is not; most that is not known first, what names no domain last."""
    records = [record for record in journal.records.values() if (record.kind, record.status) in KNOWN | NOT_KNOWN]
    grouped = by_words(records, "domain")
    domains = (_domain(name, held) for name, held in grouped)
    return tuple(sorted(domains, key=lambda domain: (not domain.name, -len(domain.not_known), domain.name.casefold())))


def by_words(
    records: Iterable[Record], field: str, called: Mapping[str, str] = MappingProxyType({})
) -> tuple[tuple[str, list[Record]], ...]:
    """Group records by the words of a field, whatever their case, blanks and dashes; without it they stand under no name.

    A group bears the words that come first; groups and records keep the order of the records. `called` gives the name that
    stands for a text.
    """
    groups: dict[str, tuple[str, list[Record]]] = {}
    for record in records:
        text = text_of(record, field)
        name = called.get(text, text)
        groups.setdefault(tag_words(name), (name, []))[1].append(record)
    return tuple(groups.values())


def text_of(record: Record, field: str) -> str:
    """Return the words of a text field on one line; empty without it."""
    value = record.fields.get(field)
    return " ".join(value.plain.split()) if isinstance(value, RichText) else ""


def known_since(record: Record) -> Week:
    """Return the week from which something is known: that of its closing, else that of its opening."""
    return record.closed or record.opened


def _domain(name: str, held: list[Record]) -> Domain:
    known = [record for record in held if (record.kind, record.status) in KNOWN]
    return Domain(
        name=name,
        known=tuple(sorted(known, key=lambda record: (known_since(record), record.id), reverse=True)),
        not_known=tuple(sorted((r for r in held if r not in known), key=lambda record: (record.opened, record.id))),
    )
