"""The sample site in a real browser: built once by the real command, opened from a folder and from two servers.

Every page that a test opens is watched: a request that leaves the site, an error in the console, a violation of the
Content-Security-Policy or a file that is not there fails the test, whatever it was about.
"""

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response, expect, sync_playwright

from perfmirror_ssg.publishing.encrypted import Sealer
from perfmirror_ssg.publishing.ssg1 import FEWEST_ITERATIONS, make_keys, make_vault
from tests.browser.sealed import CONTENT, MORE, PASSPHRASE, unlock, write_sealed

ROOT = Path(__file__).parents[2]
SSG = Path(sys.executable).with_name("ssg")
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

Watch = Callable[[BrowserContext], Page]

expect.set_options(timeout=15_000)  # a machine may have other things to do


class _Quiet(SimpleHTTPRequestHandler):
    """Serve a folder and say nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Say nothing."""


@dataclass(kw_only=True)  # no slots: playwright keeps its handlers on the object
class _Watcher:
    """Opens pages and writes down what should not have happened on them."""

    ours: re.Pattern[str]
    complaints: list[str] = field(default_factory=list)

    def open(self, context: BrowserContext) -> Page:
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.on("request", self._asked)
        page.on("requestfailed", self._failed)
        page.on("response", self._answered)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        return page

    def _asked(self, request: Request) -> None:
        if not self.ours.match(request.url):
            self.complaints.append(f"asked for {request.url}")

    def _failed(self, request: Request) -> None:
        # A page that is left while it loads aborts what it waits for.
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"did not get {request.url}: {request.failure}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.complaints.append(f"{response.status} for {response.url}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(f"console: {message.text}")


class _Pages(_Quiet):
    """Answer as hosts of pages do: where there is nothing, with the nearest 404.html above."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send the page for a dead address, if there is one."""
        above = Path(self.translate_path(self.path)).parents
        page = next((folder / "404.html" for folder in above if (folder / "404.html").is_file()), None)
        if code != 404 or page is None:
            super().send_error(code, message, explain)
            return
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(page.read_bytes())


class _Server(ThreadingHTTPServer):
    """A server that lets a page ask for all its files at once, on a machine that is busy."""

    request_queue_size = 128


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder; yield its address, with a slash at the end."""
    with _Server(("127.0.0.1", 0), partial(_Pages, directory=folder)) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the sample journal with the installed command; return the folder of pages."""
    home = tmp_path_factory.mktemp("sample")
    for name in ("config.toml", "people.toml"):
        shutil.copy(ROOT / name, home)
    shutil.copytree(ROOT / "journal", home / "journal")
    subprocess.run([SSG, "build"], cwd=home, check=True)
    return home / "_site"


@pytest.fixture(scope="session", params=["folder", "server", "project"])
def base(request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return where the site stands: `file://…/`, the root of a server, or `/repo/` on one."""
    if request.param == "folder":
        yield f"{site.as_uri()}/"
    elif request.param == "server":
        with served(site) as url:
            yield url
    else:
        www = tmp_path_factory.mktemp("www")
        www.joinpath("repo").symlink_to(site)
        with served(www) as url:
            yield f"{url}repo/"


@pytest.fixture(scope="session")
def sealer() -> Sealer:
    """Make a vault with the least work that a reader takes, which saves each test half a second."""
    vault = make_vault(PASSPHRASE, content=CONTENT, salt=bytes(16), nonce=bytes(12), iterations=FEWEST_ITERATIONS)
    return Sealer(vault=vault, keys=make_keys(CONTENT))


@pytest.fixture(scope="session")
def sealed(site: Path, sealer: Sealer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Encrypt the sample site, and pages that want too much; return a folder that holds it as `repo/`."""
    www = tmp_path_factory.mktemp("sealed")
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    write_sealed(www / "repo", {**files, **MORE}, sealer)
    return www


@pytest.fixture(scope="session")
def locked(sealed: Path) -> Iterator[str]:
    """Return the address of the encrypted sample site, `/repo/` on a server."""
    with served(sealed) as url:
        yield f"{url}repo/"


@pytest.fixture
def open_site(page: Page, locked: str) -> Page:
    """Unlock the encrypted sample site."""
    return unlock(page, locked)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the Chromium that CHROMIUM names, or the one on PATH."""
    executable = shutil.which(os.environ.get("CHROMIUM", "chromium"))
    assert executable, "no chromium on PATH: install it, or set CHROMIUM=/path/to/chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def watch(site: Path) -> Iterator[Watch]:
    """Open pages that may ask for nothing outside the site and may complain about nothing."""
    watcher = _Watcher(ours=re.compile(rf"{re.escape(site.as_uri())}/|http://127\.0\.0\.1:\d+/|data:|blob:"))
    yield watcher.open
    assert watcher.complaints == []


@pytest.fixture
def page(browser: Browser, watch: Watch) -> Iterator[Page]:
    """Open a watched page, as wide as a laptop, in light colours."""
    with browser.new_context(viewport={"width": 1280, "height": 800}, color_scheme="light") as context:
        yield watch(context)


@pytest.fixture
def home(page: Page, site: Path) -> Page:
    """Open the home page from the folder."""
    page.goto(f"{site.as_uri()}/index.html")
    return page
