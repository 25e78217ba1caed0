"""Take the pictures of the documents: build the samples, open them in Chromium, keep what fits the size.

In: the sample journal of this repository, and the week of another model. Out: docs/images/. Run: nox -s screenshots
The type is what the machine has of the theme's families; the picture in the repository was taken with Noto.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, sync_playwright

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
SAMPLES = ROOT / "docs" / "samples"
MODEL = "output-got-cheap"
SCREEN: ViewportSize = {"width": 1280, "height": 860}
LIMIT = 300_000
"""Bytes a picture may have: a README opens on a telephone too."""


def main() -> None:
    """Build, open, keep."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        home = _journal(Path(name, "journal"))
        clocks = home.with_name("clocks.html")
        shots = {"home.png": home, "clocks.png": clocks, "another-model.png": _week(Path(name, "week"))}
        executable = shutil.which(os.environ.get("CHROMIUM", "chromium"))
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
        IMAGES.mkdir(parents=True, exist_ok=True)
        for picture, page in shots.items():
            data = _picture(browser, page.as_uri())
            IMAGES.joinpath(picture).write_bytes(data)
            print(f"docs/images/{picture}: {len(data) // 1000} kB")
        browser.close()


def _journal(folder: Path) -> Path:
    """Build the sample journal; return its first page."""
    shutil.copytree(ROOT / "journal", folder / "journal")
    shutil.copy(ROOT / "config.toml", folder)
    return _built(folder) / "index.html"


def _week(folder: Path) -> Path:
    """Build a journal of the one week of another model; return its page."""
    file = folder / "journal" / "2026-W20.md"
    file.parent.mkdir(parents=True)
    shutil.copy(SAMPLES / f"{MODEL}.md", file)
    shutil.copy(SAMPLES / f"{MODEL}.toml", folder / "config.toml")
    return _built(folder, "--today", "2026-05-22") / "weeks" / "2026-W20.html"


def _built(folder: Path, *options: str) -> Path:
    subprocess.run([Path(sys.executable).with_name("ssg"), *options, "build"], cwd=folder, check=True)
    return folder / "_site"


def _picture(browser: Browser, address: str) -> bytes:
    """Return the first screen of a page, as sharp as the limit allows."""
    shots = (_shot(browser, address, sharpness) for sharpness in (2.0, 1.5, 1.0))
    fitting = next((shot for shot in shots if len(shot) <= LIMIT), None)
    return fitting or sys.exit(f"{address}: more than {LIMIT} bytes, even at one dot a pixel")


def _shot(browser: Browser, address: str, sharpness: float) -> bytes:
    with browser.new_context(viewport=SCREEN, device_scale_factor=sharpness, color_scheme="light") as context:
        page = context.new_page()
        page.goto(address, wait_until="networkidle")
        return page.screenshot()


if __name__ == "__main__":
    main()
