"""What a page is: a name, a template, the paths it has, and a function from figures to the view of one.

In: nothing. Out: the types that every page module and the renderer share.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Protocol

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


def never(_: Edition) -> bool:
    """Say that no shared site has pages of a kind."""
    return False


def always(_: Edition) -> bool:
    """Say that every shared site has pages of a kind."""
    return True


class Page(Struct, frozen=True, kw_only=True):
    """A kind of page. Those with an `entry` stand in the menu, grouped by `menu`, in the order of PAGES."""

    name: str
    template: str
    paths: Callable[[Edition], Mapping[str, Any]]
    """The path of each of its pages, with what the page is about: a week, a record, a name; None where there is one only."""
    view: Callable[[Edition, Any], View]
    """Makes the view of what one page is about, at the cost of that page alone."""
    menu: str = ""
    label: str = ""
    """Its word inside the group."""
    entry: Callable[[Edition], str] | None = None
    """Path of the page that the menu leads to."""
    shared: Callable[[Edition], bool] = never
    """Whether a site for others than its writer has pages of this kind; a kind is private until it says otherwise."""
    private: bool = True
    """Whether the writer's own site has them."""

    def views(self, edition: Edition) -> Iterator[View]:
        """Yield the view of every page."""
        return (self.view(edition, about) for about in self.paths(edition).values())


def alone(path: str) -> Callable[[Edition], Mapping[str, None]]:
    """Return the `paths` of a kind that has one page."""
    return lambda _: {path: None}


class MenuEntry(Struct, frozen=True, kw_only=True):
    """A word of the menu, and the second row that opens below it."""

    title: str
    path: str
    children: tuple["MenuEntry", ...] = ()
