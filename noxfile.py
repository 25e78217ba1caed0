"""The sessions behind `make test`, and four more: `demo`, `bench`, `screenshots`, `pythons`.

In: pyproject.toml, which lists what is installed. Out: an exit code; run one with `nox -s NAME`.
"""

import shutil

import nox
from packaging.requirements import Requirement

nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "virtualenv"
nox.options.reuse_venv = "yes"
nox.options.error_on_external_run = True

PROJECT = nox.project.load_toml("pyproject.toml")
WITHOUT_BROWSER = ("--ignore=tests/browser",)
ELEVENTY = "@11ty/eleventy@3.1.2"
"""The one thing that comes from npm, and so is not in pyproject.toml."""


def group(name: str) -> list[str]:
    """Return the requirements of one dependency group."""
    return list(nox.project.dependency_groups(PROJECT, name))


def oldest_allowed() -> list[str]:
    """Pin every dependency to its lower bound in pyproject.toml."""
    requirements = [Requirement(text) for text in PROJECT["project"]["dependencies"]]
    return [f"{r.name}=={bound.version}" for r in requirements for bound in r.specifier if bound.operator == ">="]


@nox.session
def lint(session: nox.Session) -> None:
    """Rules and layout of the code, by ruff."""
    session.install(*group("lint"))
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")


@nox.session
def types(session: nox.Session) -> None:
    """Types of source, tests, bench and this file, by mypy at its strictest."""
    session.install("-e", ".", *group("types"))
    session.run("mypy")


@nox.session
def tests(session: nox.Session) -> None:
    """All tests but the browser's, with the coverage of source and tests; arguments go to pytest."""
    session.install("-e", ".", *group("test"))
    session.run("coverage", "run", "-m", "pytest", *WITHOUT_BROWSER, *session.posargs)
    if not session.posargs:
        session.run("coverage", "report")


@nox.session
def browser(session: nox.Session) -> None:
    """Click through the sample site, made by the built wheel, in Chromium; arguments go to pytest."""
    session.install(".", *group("browser"))
    session.run("pytest", "tests/browser", *session.posargs)


@nox.session
def oldest(session: nox.Session) -> None:
    """Test with the oldest dependencies that pyproject.toml allows."""
    session.install("-e", ".", *group("test"), *oldest_allowed())
    session.run("pytest", *WITHOUT_BROWSER, "--hypothesis-profile=quick", *session.posargs)


@nox.session(default=False, python=["3.11", "3.12", "3.13", "3.14"])
def pythons(session: nox.Session) -> None:
    """Test on every Python that is supported and found here."""
    session.install("-e", ".", *group("test"))
    session.run("pytest", *WITHOUT_BROWSER, *session.posargs)


@nox.session(default=False)
def demo(session: nox.Session) -> None:
    """Build the sample journal, as `make demo` does."""
    session.install(".")
    session.run("ssg", "build")


@nox.session(default=False)
def bench(session: nox.Session) -> None:
    """Measure builds and previews of a long journal, ours and others in turn; arguments go to bench.run."""
    session.install(".", *group("bench"))
    if shutil.which("npm"):
        into = f"--prefix={session.virtualenv.location}"
        session.run("npm", "install", "--global", "--no-audit", "--no-fund", "--silent", into, ELEVENTY, external=True)
    else:
        session.warn("npm is not installed: Eleventy is left out")
    session.run("python", "-m", "bench.run", *session.posargs)


@nox.session(default=False)
def screenshots(session: nox.Session) -> None:
    """Take the pictures of README and documents, of the samples."""
    session.install(".", *group("browser"))
    session.run("python", "docs/screenshots.py")
