"""What an id means where a record is spoken of: in an update, in `supersedes`, in `again-of`.

In: a reference and the names of all openings. Out: the problem with it, if there is one.
"""

from collections.abc import Collection

from msgspec import Struct

from perfmirror_ssg.diagnostics import Diagnostic, Span
from perfmirror_ssg.journal.naming import Names, Said
from perfmirror_ssg.kinds import KIND
from perfmirror_ssg.nearest import nearest
from perfmirror_ssg.weeks import Week


class Reference(Struct, frozen=True, kw_only=True):
    """A record spoken of: by which id, when, as which kind (None: any), and where that is written."""

    id: str
    week: Week
    kind: str | None
    span: Span
    field: str = ""
    """The field that holds the id; empty for an update."""
    by: str = ""
    """The record whose field it is."""
    front: bool = False
    """Whether it stands in front matter, where a record without a title is an update."""
    told: bool = False
    """Whether the id as written is a problem already told."""


def problem_with(reference: Reference, names: Names, unread: Collection[str]) -> Diagnostic | None:
    """Say why a reference cannot be followed; None when it can, or when what it means could not be read."""
    opening = names.openings.get(reference.id)
    if opening is None:
        return None if reference.told or reference.id in unread else _unknown(reference, names)
    if reference.id in names.alike:
        return _doubtful(reference, names)
    if reference.week < opening.week:
        return _too_early(reference, opening)
    if reference.kind not in (None, opening.event.kind):
        return _other_kind(reference, opening)
    return None


def _unknown(reference: Reference, names: Names) -> Diagnostic:
    near = nearest(reference.id, (id_ for id_ in names.openings if id_ != reference.by))
    hint = f"an opening gives it at the end of its first line: - title ^{reference.id}"
    if reference.front:
        hint = "without a title it is an update; give it a title to open it"
    if near:
        hint = f"did you mean {' or '.join('^' + id_ for id_ in near)}"
    return Diagnostic(
        code="E301",
        span=reference.span,
        message=f'no record has the id "{reference.id}"',
        hint=hint,
    )


def _too_early(reference: Reference, opening: Said) -> Diagnostic:
    return Diagnostic(
        code="E302",
        span=reference.span,
        message=f'"{reference.id}" is spoken of in {reference.week} and opened only in {opening.week}',
        hint=f"move this to {opening.week} or later, or the opening to {reference.week} or before",
        related=(opening.event.span,),
    )


def _other_kind(reference: Reference, opening: Said) -> Diagnostic:
    kind = KIND[opening.event.kind or ""]
    return Diagnostic(
        code="E303",
        span=reference.span,
        message=f'"{reference.id}" is of kind {kind.name}, not {reference.kind}',
        hint=f"{reference.field} takes an id of kind {reference.kind}"
        if reference.field
        else f'move this update under "## {kind.title}" or "## Updates"',
        related=(opening.event.span,),
    )


def _doubtful(reference: Reference, names: Names) -> Diagnostic:
    alike = names.alike[reference.id]
    return Diagnostic(
        code="E304",
        span=reference.span,
        message=f'"{reference.id}" was made from a title that {len(alike)} records of its week have',
        hint="give each of them an id of its own, as ^id at the end of its first line",
        related=tuple(names.openings[id_].event.span for id_ in alike),
    )
