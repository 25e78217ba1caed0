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
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response, sync_playwright

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


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder)) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the sample journal with the installed command; return the folder of pages."""
    home = tmp_path_factory.mktemp("sample")
    shutil.copy(ROOT / "config.toml", home)
    shutil.copytree(ROOT / "journal", home / "journal")
    subprocess.run([SSG, "build"], cwd=home, check=True)
    return home / "_site"


@pytest.fixture(scope="session", params=["folder", "server", "project"])
def base(request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return where the site stands: `file://…/`, the root of a server, or `/repo/` on one."""
    if request.param == "folder":
        yield f"{site.as_uri()}/"
    elif request.param == "server":
        with _served(site) as url:
            yield url
    else:
        www = tmp_path_factory.mktemp("www")
        www.joinpath("repo").symlink_to(site)
        with _served(www) as url:
            yield f"{url}repo/"


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
