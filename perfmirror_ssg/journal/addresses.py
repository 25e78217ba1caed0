"""Where things stand in the site: the page and anchor of a week, a record, a document. Their names last.

In: what is to be shown. Out: `Target` values.
"""

from functools import lru_cache

from perfmirror_ssg.journal.links import Target
from perfmirror_ssg.kinds import KIND
from perfmirror_ssg.model import Document, Record
from perfmirror_ssg.slugs import short
from perfmirror_ssg.weeks import Week


@lru_cache(maxsize=1 << 14)
def week_target(week: Week, anchor: str = "") -> Target:
    """Return the page of a week, or an anchor in it."""
    return Target(path=f"weeks/{week}.html", anchor=anchor, title=str(week))


def document_target(document: Document) -> Target:
    """Return the page of a document."""
    return Target(path=f"{document.kind.value}/{short(document.name)}.html", anchor="", title=document.title.plain)


def record_target(record: Record) -> Target:
    """Return the page of a record, or its place in its week for kinds without pages."""
    if KIND[record.kind].has_page:
        return Target(path=f"records/{record.id}.html", anchor="", title=record.title.plain)
    return Target(path=f"weeks/{record.opened}.html", anchor=f"^{record.id}", title=record.title.plain)
