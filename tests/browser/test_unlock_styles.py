"""The styles of an encrypted site: none of them asks the host for a file, whose name would be readable."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import perfmirror_ssg

THEME = Path(perfmirror_ssg.__file__).parent / "theme"
TAME = (THEME / "shell/tame.js").read_text(encoding="utf-8")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a page of which nothing is expected: what is asked for in vain is an error to its console."""
    page = browser.new_page()
    yield page
    page.close()


STYLES = (
    "p { background: url(told.png) }",
    "p { background: URL( 'told.png' ) }",
    r"p { background: \75rl(told.png) }",
    r"p { background: u\72 \6c(told.png) }",
    r"p { background: \000055\r\00006C (told.png) }",
    "p { background: image-set('told.png' 1x) }",
    r"p { background: -webkit-image\2dset(url(told.png) 1x) }",
    "@import 'told.css';",
    r"@\69mport url(told.css);",
    ":root { --a: url(told.png) } p { background: var(--a) }",
    "@font-face { font-family: a; src: url(told.woff2) } p { font-family: a }",
    'b { content: "a /* \n } p { background: url(told.png) } /* */',
    "b { content: 'a\\\r\nb' } p { background: url(told.png) } b { content: 'c' }",
    "b { content: url(a'b) } p { background: url(told.png) } b { content: 'c' }",
    "/* ' */ p { background: url(told.png) } /* ' */",
    "p { color: red; background/**/:/**/url(told.png",
)


@pytest.mark.parametrize("style", STYLES)
def test_no_style_asks_the_host_however_it_is_written(page: Page, locked: str, style: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    def wear(worn: str) -> bool:
        page.goto(f"{locked}404.html")
        asked.clear()
        script = f"""worn => {{ {TAME} const style = document.createElement("style");
        style.textContent = {worn}; document.head.append(style); document.body.innerHTML = "<p>x</p>"; }}"""
        page.evaluate(script, style)
        page.wait_for_timeout(200)
        return any("told" in url for url in asked)

    assert wear("worn")
    assert not wear("tameStyle(worn)")


def test_styles_that_ask_nothing_stay_as_they_are(page: Page, locked: str) -> None:
    theme = "".join(path.read_text(encoding="utf-8") for path in (THEME / "static").glob("*.css"))
    more = "a { fill: url(#hue); background: url('data:image/png,'); width: calc(1px + 2em) } b { content: 'url(' }"
    page.goto(locked)
    assert theme
    assert page.evaluate(f"style => {{ {TAME} return tameStyle(style); }}", theme + more) == theme + more
