"""The last look before a site is written that others may fetch: what is in it, and what would stand beside it in its folder.

In: a finished site, sealed or for an audience, and its folder. Out: nothing, or the end of the command, with nothing written.
"""

import os
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from perfmirror_ssg.cli_audit import discreet
from perfmirror_ssg.cli_site import JournalFailure, echo_note, echo_problems, end
from perfmirror_ssg.diagnostics import RefusedError, tally

if TYPE_CHECKING:
    from perfmirror_ssg.build import Mirror
    from perfmirror_ssg.publishing.output import Target

_SEALED = "d/"
"""Where the files of an encrypted site lie that nobody can read."""


def refuse_leaks(mirror: "Mirror", shown: "Mirror", site: Mapping[str, bytes], target: "Target") -> None:
    """End here when the audit finds what may not be seen: in the site, or in files that would stay beside it."""
    from perfmirror_ssg.audit.audit import audit_site
    from perfmirror_ssg.audit.withheld import secrets_of

    journal, config = shown.report.journal, shown.config
    if target.held.encrypted:
        secrets = secrets_of(mirror.root, None, None, mirror.people.names, also=(config.site.base_url,))
    else:
        secrets = secrets_of(mirror.root, journal, config, mirror.people.names, also=(config.site.base_url,))
    readable = {name: data for name, data in site.items() if not (target.held.encrypted and name.startswith(_SEALED))}
    if problems := audit_site({**readable, **dict(_beside(site, target))}, secrets).problems:
        # The log of a workflow may have more readers than the journal.
        said = map(discreet, problems) if os.environ.get("GITHUB_ACTIONS") else problems
        echo_problems(mirror.root, said, err=True)
        echo_note(f"{tally(problems)}: the audit found what is not to be seen in {target.place}, and nothing was written")
        end(JournalFailure.exit_code)


def _beside(site: Mapping[str, bytes], target: "Target") -> Iterator[tuple[str, bytes]]:
    """Yield the files that would stay in the folder: strangers, and our own that another hand has changed."""
    from perfmirror_ssg.publishing.compare import beside_of, is_altered
    from perfmirror_ssg.publishing.place import MARKER

    place, known = target.place, target.known()
    for name in beside_of({*site, MARKER}, place) if place.is_dir() else ():
        if name in known and not is_altered(place / name, known[name], surely=True):
            continue
        if (place / name).is_symlink() or not (place / name).is_file():
            raise RefusedError(f"{place / name} is no file that can be looked at: move it away, or name another folder")
        yield name, (place / name).read_bytes()
