"""What the tests of the encrypted site share: its passphrase, the pages that are added to the sample, the way in."""

from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Page, expect

from perfmirror_ssg.publishing.encrypted import Sealer, encrypt
from perfmirror_ssg.publishing.shell import shell

PASSPHRASE = "plain words for a test"  # noqa: S105 - it opens what the tests seal
CONTENT = bytes(range(32))

# Every way in which a page might run something, or ask another host for something.
BOLD = b"""<!doctype html>
<html lang="en" onclick="window.ran = 'root'"><head><title>Bold</title>
<meta http-equiv="refresh" content="0; url=http://elsewhere.test/refresh"><base href="http://elsewhere.test/">
<script>window.ran = "head"</script><link rel="stylesheet" href="http://elsewhere.test/a.css">
<link rel="preload" as="image" href="http://elsewhere.test/preload.png"></head>
<body onload="window.ran = 'load'"><main><h1>Bold</h1>
<script>window.ran = "body"</script><script src="assets/stray.js"></script><script src="http://elsewhere.test/a.js"></script>
<script type="module" src="./assets/stray.js"></script>
<img src="nowhere.png" alt="nowhere" onerror="window.ran = 'error'"><img src="http://elsewhere.test/a.png" alt="away">
<img srcset="http://elsewhere.test/set.png 1x" alt="set">
<iframe srcdoc="&lt;script&gt;parent.ran = 'frame'&lt;/script&gt;"></iframe><object data="http://elsewhere.test/o"></object>
<svg onload="window.ran = 'svg'"><script>window.ran = "svg"</script></svg>
<noscript><img src="http://elsewhere.test/b.png" alt=""></noscript>
<link rel="preconnect" href="http://elsewhere.test/">
<svg><a id="drawn" href="weeks/2026-W20.html"><text y="10">drawn</text></a></svg>
<p><a id="script" href=" javascript:window.ran = 'link'">script</a> <a id="data" href="data:text/html,x">data</a>
<a id="away" href="https://elsewhere.test/">away</a> <a id="mail" href="mailto:me@elsewhere.test">mail</a>
<a id="slashes" href="//elsewhere.test/">slashes</a></p>
</main></body></html>
"""
TALL = b"""<!doctype html>
<html lang="en"><head><title>Tall</title></head><body><main><h1>Tall</h1>
<p style="margin-bottom: 3000px"><a href="#end">To the end</a> <a href="weeks/../tall.html#f%C3%B6ld">Folded</a></p>
<p id="end" style="margin-bottom: 3000px">The end, <a id="on" href="trends.html">on</a>,
<a href="notes/a%20plan.txt">the plan</a>.</p>
<details><summary>More</summary><p id="f\xc3\xb6ld">Within</p></details></main></body></html>
"""
# What asks the host for a file, wherever it may stand, or leads out in a way of its own; names that would be the document's.
WILD = rb"""<!doctype html>
<html lang="en"><head><title>Wild</title><style>@import "told/import.css"; h1 { background: url(told/style.png) }</style></head>
<body background="told/body.png" style="background-image: \75 rl('told/escaped.png')"><main><h1>Wild</h1>
<img name="createElement" alt=""><img name="querySelectorAll" alt=""><form name="body"><input name="append"></form>
<form name="head" style="background: url(told/form.png)">
<input name="attributes"><input name="matches"><input name="localName"></form>
<input type="image" src="told/input.png" alt="input"><video poster="told/poster.png" src="told/video.mp4"></video>
<table background="told/table.png"><tr><td background="told/cell.png">x</td></tr></table>
<svg width="20" height="20"><image xlink:href="told/image.png" width="9" height="9"/><use xlink:href="told/use.svg#a"/>
<linearGradient id="hue"><stop stop-color="red"/></linearGradient>
<rect id="hued" width="9" height="9" fill="url(#hue)" filter="url(told/filter.svg#a)" mask="url(told/mask.svg#a)"/>
<image width="9" height="9"><set attributeName="href" to="told/set.png"/></image>
<filter id="f"><feImage href="told/fe.png"/></filter>
<a id="old" xlink:href="weeks/2026-W20.html"><text y="10">old</text></a></svg>
<p><a id="ping" href="https://elsewhere.test/" ping="http://elsewhere.test/ping">ping</a>
<a id="back" href="\\elsewhere.test/a">back</a>
<a id="tab" href="/&#9;/elsewhere.test/b">tab</a> <a id="low" href="&#1;https://elsewhere.test/c">low</a>
<a id="broken" href="https://[">broken</a> <a id="split" href="java&#10;script:window.ran = 'split'">split</a></p>
</main></body></html>
"""
MORE: Mapping[str, bytes] = {"bold.html": BOLD, "wild.html": WILD, "tall.html": TALL, "notes/a plan.txt": b"A plan."}


def write_sealed(folder: Path, files: Mapping[str, bytes], sealer: Sealer, base_url: str = "https://me.example/repo") -> None:
    """Encrypt a site into a folder; beside it lies a script that no shell knows."""
    sealed = encrypt(files, shell(files, base_url), sealer)
    for path, data in {**sealed, "assets/stray.js": b"window.ran = 'stray'"}.items():
        folder.joinpath(path).parent.mkdir(parents=True, exist_ok=True)
        folder.joinpath(path).write_bytes(data)


def knock(page: Page, passphrase: str = PASSPHRASE) -> None:
    """Type a passphrase where the page asks for it."""
    page.get_by_label("Passphrase").fill(passphrase)
    page.get_by_role("button", name="Unlock").click()


def unlock(page: Page, address: str, *, keep: bool = False) -> Page:
    """Open an address of an encrypted site and unlock it."""
    page.goto(address)
    if keep:
        page.get_by_label("Keep unlocked on this device").check()
    knock(page)
    expect(page.get_by_role("button", name="Lock", exact=True)).to_be_visible()
    return page


def locks(page: Page) -> None:
    """Expect that a page is locked: a form, a title and an address that tell nothing."""
    expect(page).to_have_title("Locked")
    expect(page.get_by_label("Passphrase")).to_be_visible()
    assert "#" not in page.url
