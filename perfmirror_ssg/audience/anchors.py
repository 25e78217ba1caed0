"""Anchors of what is shared, made anew: on their writer's own page they count what is not shared, and may name it.

In: the passages of a page that are shared. Out: for each anchor in them the one it has now; HTML with these.
"""

import itertools
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from html import escape, unescape

from msgspec import Struct

from perfmirror_ssg.audience.aliases import Aliases
from perfmirror_ssg.model import Link, RichText
from perfmirror_ssg.slugs import slug

FOOTNOTE = "^fn."
"""What the fragment of a link to a footnote begins with, before its number."""

# In our own HTML every `<` begins a tag, and no value of an attribute holds a quotation mark.
_ID = re.compile(r'(<[^<>]*) id="([^"]*)"')
_HEADING = re.compile(r'<h([1-6])[^<>]* id="([^"]*)"[^<>]*>(.*?)</h\1>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_NUMBERED = re.compile(r"(?:\^fn|fnref)\.(\d+)")
_NOTE = re.compile(r'(<li id="\^fn\.)(\d+)(" value=")\d+(?=")')
_BACK = re.compile(r' <a href="#(fnref\.\d+)"( class="footnote-back"[^<>]*>[^<>]*</a>)')


class Anchor(Struct, frozen=True, kw_only=True):
    """What an anchor is called now, and the words of its heading, if it is that of one."""

    name: str
    heading: str = ""


def anchors_of(texts: Iterable[RichText], words: Callable[[Link], str], aliases: Aliases) -> dict[str, Anchor]:
    """Return the anchors in the shared texts of one page, by what they were; `words` gives those a link is shown with."""
    html = "".join(_shown(part, words) for text in texts for part in text.parts)
    ids = [unescape(id_) for _, id_ in _ID.findall(html)]
    counted = {**_numbered_blocks(ids), **_renumbered(ids)}
    headings = {unescape(id_): aliases.text(_plain(inside)) for _, id_, inside in _HEADING.findall(html)}
    named = dict(zip(headings, _unlike(map(slug, headings.values())), strict=True))
    return {id_: Anchor(name=named.get(id_) or counted[id_], heading=headings.get(id_, "")) for id_ in ids}


def reanchored(html: str, anchors: Mapping[str, Anchor]) -> str:
    """Return our own HTML with its anchors as they are now; without one that is none any more, and without a way back to it."""
    if ' id="' not in html and ' href="#' not in html:
        return html
    html = _NOTE.sub(lambda found: f"{found[1]}{found[2]}{found[3]}{_number(found[2], anchors)}", html)
    html = _BACK.sub(lambda found: _way_back(found, anchors), html)
    return _ID.sub(lambda found: f"{found[1]}{_id(anchors.get(unescape(found[2])))}", html)


def _shown(part: str | Link, words: Callable[[Link], str]) -> str:
    if isinstance(part, str):
        return part
    return "" if part.fragment.startswith(FOOTNOTE) else escape(words(part))


def _plain(html: str) -> str:
    return " ".join(unescape(_TAG.sub("", html)).split())


def _unlike(slugs: Iterable[str]) -> Iterator[str]:
    """Yield slugs as GitHub does: `-1` and so on behind those that repeat."""
    taken: set[str] = set()
    for wanted in slugs:
        numbered = (f"{wanted}-{number}" for number in itertools.count(1))
        name = next(one for one in itertools.chain([wanted], numbered) if one not in taken)
        taken.add(name)
        yield name


def _numbered_blocks(ids: Iterable[str]) -> dict[str, str]:
    """Return the anchors of blocks, counted from 1: their names were chosen to be written, and no page shows them."""
    blocks = (id_ for id_ in ids if id_.startswith("^") and not _NUMBERED.fullmatch(id_))
    return {id_: f"^block.{place}" for place, id_ in enumerate(blocks, 1)}


def _renumbered(ids: Collection[str]) -> dict[str, str]:
    """Return the anchors of footnotes and of their references, counted from 1."""
    found = {id_: int(number[1]) for id_ in ids if (number := _NUMBERED.fullmatch(id_))}
    places = {number: str(place) for place, number in enumerate(sorted(set(found.values())), 1)}
    return {id_: id_.rpartition(".")[0] + "." + places[number] for id_, number in found.items()}


def _id(anchor: Anchor | None) -> str:
    return f' id="{escape(anchor.name)}"' if anchor else ""


def _number(old: str, anchors: Mapping[str, Anchor]) -> str:
    note = anchors.get(f"{FOOTNOTE}{old}")
    return note.name.removeprefix(FOOTNOTE) if note else old


def _way_back(found: re.Match[str], anchors: Mapping[str, Anchor]) -> str:
    return f' <a href="#{anchors[found[1]].name}"{found[2]}' if found[1] in anchors else ""
