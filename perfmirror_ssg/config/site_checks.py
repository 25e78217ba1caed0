"""What texts of the `[site]` table must look like to work; each check gives a hint, or None when the text is fine.

In: one text. Out: what to write instead. The time zones known are those of the machine.
"""

import re
import zoneinfo

from perfmirror_ssg.nearest import nearest

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_BASE_URL = re.compile(r"https?://[^\s/?#@]+(/[^\s?#]*)?", re.IGNORECASE)
_THEME = re.compile(r"[\w][\w.-]*")
_EDITOR_URL = re.compile(r"(?!javascript:|data:|vbscript:)[a-z][a-z0-9+.-]*:\S+", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\{(.*?)\}")

EDITORS = ("vscode", "obsidian", "none")


def language(text: str) -> str | None:
    """Check a language tag."""
    return None if _LANGUAGE.fullmatch(text) else "write a language tag, as en, de or pt-BR"


def timezone(text: str) -> str | None:
    """Check a name of the time zone database."""
    try:
        zoneinfo.ZoneInfo(text)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        known = zoneinfo.available_timezones()
        if not known:  # a machine without a time zone database cannot judge
            return None
        near = nearest(text, sorted(known), 1)
        return f"did you mean {near[0]}?" if near else "write a name of the time zone database, as Europe/Berlin"
    return None


def base_url(text: str) -> str | None:
    """Check the address a site will stand at."""
    return None if _BASE_URL.fullmatch(text) else "write a whole address, as https://me.example/journal"


def theme(text: str) -> str | None:
    """Check the name of a theme."""
    return None if _THEME.fullmatch(text) else "write the name of a folder in themes/, or default"


def output(text: str) -> str | None:
    """Check a folder's path; whether it may be written to is seen when it is."""
    return "~ is not read here: write the whole path, or one from the site folder, as _site" if text[0] == "~" else None


def editor(text: str) -> str | None:
    """Check how an editor is opened: by name, or by an address with the path in it."""
    if text in EDITORS:
        return None
    fine = _EDITOR_URL.fullmatch(text) and "{path}" in text and set(_PLACEHOLDER.findall(text)) <= {"path", "line"}
    near = nearest(text, EDITORS, 1)
    if fine or not near:
        return None if fine else "write vscode, obsidian, none, or an address with {path} and {line}"
    return f"did you mean {near[0]}?"
