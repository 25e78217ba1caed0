"""Small sites in output folders: published as a build does, killed on the way, and looked at."""

import os
import sys
import textwrap
from collections.abc import Mapping, Sequence
from pathlib import Path
from subprocess import run

from perfmirror_ssg.model import Audience
from perfmirror_ssg.publishing import output as publishing
from perfmirror_ssg.publishing.output import Published, opened
from perfmirror_ssg.publishing.place import MARKER

ONE = {"index.html": b"one", "weeks/2026-W20.html": b"week", "assets/a.css": b"css"}
TWO = {"index.html": b"two", "weeks/2026-W21.html": b"other week", "assets/b.css": b"css 2"}


def publish(  # noqa: PLR0913  (as many as `opened` has)
    site: Mapping[str, bytes],
    root: Path,
    output: Path,
    *,
    adopt: bool = False,
    audience: Audience = "me",
    encrypted: bool = False,
    replace: bool = False,
) -> Published:
    """Publish a site as a build does."""
    with opened(root, output, adopt=adopt, audience=audience, encrypted=encrypted, replace=replace) as target:
        return publishing.publish(target, site)


def contents(place: Path) -> dict[str, bytes]:
    """Return every file below a folder but the marker, by its path."""
    files = {p.relative_to(place).as_posix(): p.read_bytes() for p in place.rglob("*") if p.is_file()}
    files.pop(MARKER, None)
    return files


KILLED = textwrap.dedent(
    """
    import os, signal, sys
    from pathlib import Path
    from perfmirror_ssg.publishing import staging
    from perfmirror_ssg.publishing.output import mend, unpublish
    from tests.outputs import ONE, TWO, publish

    def dying(function, root, step):
        def wrapper(*args, **kwargs):
            global calls
            late = step < 0 and (root / ".ssg/swap.json").exists()
            if late or calls == step:
                os.kill(os.getpid(), signal.SIGKILL)
            calls += 1
            return function(*args, **kwargs)
        return wrapper

    def die(root, step):
        for name in ("unlink", "mkdir", "rmdir", "rename", "replace"):
            setattr(Path, name, dying(getattr(Path, name), root, step))
        for name in ("fsync", "open", "replace", "write"):
            setattr(os, name, dying(getattr(os, name), root, step))
        staging.open = dying(open, root, step)

    what = {
        "publish": lambda root: publish(TWO, root, root / "_site"),
        "replace": lambda root: publish(TWO, root, root / "_site", audience="public", replace=True),
        "mend": lambda root: mend(root, root / "_site"),
        "unpublish": lambda root: unpublish(root, root / "_site"),
    }
    calls = 0
    for name, step, root in zip(sys.argv[1::3], sys.argv[2::3], sys.argv[3::3]):
        child = os.fork()
        if child == 0:
            die(Path(root), int(step))
            what[name](Path(root))
            os._exit(0)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
    """
)


def killed(*runs: tuple[str, int, Path]) -> Sequence[int]:
    """Publish TWO, replace ONE by it, mend or unpublish, each in a process of its own; return how they ended.

    Each is killed before it touches the disk for the nth time; when n is negative, at its first step after the plan of the
    renames is written.
    """
    arguments = [str(part) for each in runs for part in each]
    place = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    ended = run([sys.executable, "-c", KILLED, *arguments], check=True, env=place, capture_output=True, text=True)
    return [int(line) for line in ended.stdout.split()]


def cut_off(root: Path) -> None:
    """Leave what a build leaves that is killed between two renames."""
    killed(("publish", -1, root))
    assert (root / ".ssg/swap.json").exists()
