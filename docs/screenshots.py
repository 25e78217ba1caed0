"""Take the README's picture: build the sample journal, open it in Chromium, keep what fits the size.

In: the sample journal of this repository. Out: docs/images/home.png. Run: nox -s screenshots
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
SHOTS = {"home.png": "index.html"}
SCREEN: ViewportSize = {"width": 1280, "height": 860}
LIMIT = 300_000
"""Bytes a picture may have: a README opens on a telephone too."""


def main() -> None:
    """Build, open, keep."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        site = _build(Path(name))
        executable = shutil.which(os.environ.get("CHROMIUM", "chromium"))
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
        IMAGES.mkdir(parents=True, exist_ok=True)
        for picture, page in SHOTS.items():
            data = _picture(browser, (site / page).as_uri())
            IMAGES.joinpath(picture).write_bytes(data)
            print(f"docs/images/{picture}: {len(data) // 1000} kB")
        browser.close()


def _build(folder: Path) -> Path:
    shutil.copy(ROOT / "config.toml", folder)
    shutil.copytree(ROOT / "journal", folder / "journal")
    subprocess.run([Path(sys.executable).with_name("ssg"), "build"], cwd=folder, check=True)
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
