"""What a page is: a name, a template, and a function from figures to views.

In: nothing. Out: the types that every page module and the renderer share.
"""

from collections.abc import Callable, Iterator
from typing import Protocol

from msgspec import Struct

from perfmirror_ssg.pages.edition import Edition


class View(Protocol):
    """What every template may rely on: where the page lies, what to call it, which menu entry it belongs to."""

    @property
    def path(self) -> str:
        """Path from the root of the site."""

    @property
    def title(self) -> str:
        """Plain text, for the title bar and for links."""

    @property
    def menu(self) -> str:
        """Name of the menu entry that is current on this page, or empty."""


class Page(Struct, frozen=True, kw_only=True):
    """A kind of page. Those with an `entry` stand in the menu, grouped by `menu`, in the order of PAGES."""

    name: str
    template: str
    views: Callable[[Edition], Iterator[View]]
    menu: str = ""
    label: str = ""
    """Its word inside the group."""
    entry: Callable[[Edition], str] | None = None
    """Path of the page that the menu leads to."""


class MenuEntry(Struct, frozen=True, kw_only=True):
    """A word of the menu, and the second row that opens below it."""

    title: str
    path: str
    children: tuple["MenuEntry", ...] = ()
