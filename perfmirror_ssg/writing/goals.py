"""A new goal, from a shipped template: told from the day it is reached, with needs to be changed.

In: which template, the name of the file, config, the day. Out: the text of `journal/goals/NAME.md`.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from perfmirror_ssg.config.shipped import goal_template
from perfmirror_ssg.markdown.ids import id_fault
from perfmirror_ssg.pages.words import day, sentence, spoken
from perfmirror_ssg.reading.causes import as_value
from perfmirror_ssg.settings import Config
from perfmirror_ssg.weeks import Week

GOALS: Mapping[str, int] = MappingProxyType({"promotion": 182, "new-team": 42, "new-level": 84, "improvement": 90})
"""The templates, each with the days from today until its goal is to be reached."""

LONGEST = 32
"""Letters of a name, so that the ids of needs that begin with it are short enough."""

_DEVICE = re.compile(r"con|prn|aux|nul|com\d|lpt\d", re.IGNORECASE)
"""What Windows takes for a device, whatever follows the name of the file."""

_AHEAD = re.compile(r"\{(on the date )?in (\d+) days\}")
_TITLE = re.compile(r"^title: .*$", re.MULTILINE)
_CATEGORIES = re.compile(r"    categories: \[(.*)\]\n")


def name_fault(name: str) -> str | None:
    """Say what is wrong with the name of a goal's file; None when it can be written anywhere."""
    if _DEVICE.fullmatch(name):
        return "Windows cannot hold a file of this name"
    if len(name) > LONGEST:
        return f"it has at most {LONGEST} characters"
    fault = id_fault(name)
    return fault.replace("an id", "it") if fault else None


def goal_text(kind: str, name: str, config: Config, today: dt.date) -> str:
    """Fill a template in: the days from today on, the name in the ids of needs, only categories that config knows.

    A name of its own gives it a title of its own.
    """
    by = today + dt.timedelta(days=GOALS[kind])
    words = {
        "name": name,
        "by": by.isoformat(),
        "on the day": day(by),
        "next": _next_level(config, today),
        "expected": "\n".join(_expected(config, today)),
    }
    text = _CATEGORIES.sub(lambda found: _known(found[1], config), goal_template(kind))
    text = _AHEAD.sub(lambda found: _ahead(today + dt.timedelta(days=int(found[2])), as_date=bool(found[1])), text)
    for word, said in words.items():
        text = text.replace(f"{{{word}}}", said)
    return text if name == kind else _TITLE.sub(f"title: {as_value(sentence(spoken(name)))}", text, count=1)


def _ahead(when: dt.date, *, as_date: bool) -> str:
    return when.isoformat() if as_date else day(when)


def _known(names: str, config: Config) -> str:
    """Return the line of a need's categories without those that config does not know; none of it where none is left."""
    known = [name for name in names.split(", ") if name in config.categories]
    return f"    categories: [{', '.join(known)}]\n" if known else ""


def _next_level(config: Config, today: dt.date) -> str:
    found = config.next_level(config.profile(Week.of(today)))
    return f"{found[0]}, level {found[1]}" if found else "the next level"


def _expected(config: Config, today: dt.date) -> Iterator[str]:
    """Yield what config expects of the next level; a line to fill in where it says nothing."""
    found = config.next_level(config.profile(Week.of(today)))
    texts = [each.text for each in config.expectations if (each.role, each.level) == found]
    yield from (f"- {text}" for text in texts or ["…"])
