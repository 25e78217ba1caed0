"""The door of an encrypted site: the passphrase, what is said when it does not open, where it may stand."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect

from perfmirror_ssg.publishing.encrypted import INDEX, Sealer
from perfmirror_ssg.publishing.ssg1 import FEWEST_ITERATIONS, make_keys, make_vault, name_of, seal
from tests.browser.conftest import CHROMIUM_FLAGS, SSG, Watch, served
from tests.browser.sealed import MORE, PASSPHRASE, knock, unlock, write_sealed
from tests.browser.test_access import COLOURS, EVERYTHING
from tests.sites import write_site


@pytest.fixture
def copy(sealed: Path, tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """Serve a copy of the encrypted site, to be spoilt."""
    folder = tmp_path / "repo"
    shutil.copytree(sealed / "repo", folder)
    with served(tmp_path) as url:
        yield folder, f"{url}repo/"


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    """Open a page that may complain."""
    with browser.new_context() as context:
        context.set_default_timeout(10_000)
        yield context.new_page()


def _status(page: Page) -> str:
    expect(page.get_by_role("status")).not_to_be_empty()
    expect(page.get_by_role("status")).not_to_contain_text("Opening")
    return page.get_by_role("status").inner_text()


def test_the_passphrase_opens_the_first_page(page: Page, locked: str) -> None:
    unlock(page, locked)
    expect(page).to_have_title("Mirror")
    expect(page.get_by_role("navigation", name="Main")).to_be_visible()
    assert page.url == locked


def test_what_the_command_encrypts_the_passphrase_opens(page: Page, tmp_path: Path) -> None:
    config = 'schema = 1\n[site]\ntitle = "Own words"\nbase_url = "https://me.example/repo"\n'
    write_site(tmp_path, {"config.toml": config})
    words = "lunar teapot ridge candle orbit meadow"
    for command in ("encrypt init", "build --encrypt --output www/repo"):
        subprocess.run([SSG, *command.split()], cwd=tmp_path, env={**os.environ, "SSG_PASSPHRASE": words}, check=True)
    with served(tmp_path / "www") as url:
        page.goto(f"{url}repo/")
        knock(page, words)
        expect(page).to_have_title("Own words")


def test_the_door_tells_nothing_of_the_site(page: Page, locked: str) -> None:
    page.goto(f"{locked}#/weeks/2026-W20.html")
    expect(page.get_by_label("Passphrase")).to_be_focused()
    expect(page).to_have_title("Locked")
    assert "Mirror" not in page.content()


@pytest.mark.parametrize("wrong", ["not this one", " "])
def test_another_passphrase_is_said_to_be_wrong_and_may_be_typed_again(page: Page, locked: str, wrong: str) -> None:
    page.goto(locked)
    knock(page, wrong)
    assert _status(page) == "That is not the passphrase."
    field = page.get_by_label("Passphrase")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    knock(page)
    expect(page).to_have_title("Mirror")


def test_letters_of_another_width_and_blanks_around_them_are_the_same_passphrase(page: Page, locked: str) -> None:
    page.goto(locked)
    wide = "".join(chr(ord(letter) + 0xFEE0) if letter != " " else " " for letter in PASSPHRASE)
    knock(page, f"  {wide} ")
    expect(page).to_have_title("Mirror")


def test_the_keyboard_alone_unlocks(page: Page, locked: str) -> None:
    page.goto(locked)
    expect(page.get_by_label("Passphrase")).to_be_focused()
    page.keyboard.type(PASSPHRASE)
    page.keyboard.press("Enter")
    expect(page).to_have_title("Mirror")


def test_the_passphrase_is_shown_on_demand(page: Page, locked: str) -> None:
    page.goto(locked)
    field, show = page.get_by_label("Passphrase"), page.get_by_role("button", name="Show")
    expect(field).to_have_attribute("type", "password")
    show.click()
    expect(field).to_have_attribute("type", "text")
    expect(show).to_have_attribute("aria-pressed", "true")


def test_a_phone_neither_zooms_nor_writes_capitals_nor_has_to_scroll_sideways(
    browser: Browser, watch: Watch, locked: str
) -> None:
    size: ViewportSize = {"width": 320, "height": 640}
    with browser.new_context(viewport=size, is_mobile=True, has_touch=True, device_scale_factor=2) as context:
        page = watch(context)
        page.goto(locked)
        field = page.get_by_label("Passphrase")
        names = ("autocomplete", "autocapitalize", "autocorrect", "spellcheck")
        assert [field.get_attribute(name) for name in names] == ["current-password", "none", "off", "false"]
        assert field.evaluate("node => parseFloat(getComputedStyle(node).fontSize)") >= 16
        field.tap()
        assert page.evaluate("visualViewport.scale") == 1
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        knock(page)
        expect(page).to_have_title("Mirror")
        assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_at_the_door_and_behind_it(browser: Browser, watch: Watch, locked: str, scheme: str) -> None:
    options = EVERYTHING if scheme == "light" else COLOURS
    with browser.new_context(color_scheme="dark" if scheme == "dark" else "light") as context:
        page = watch(context)
        page.goto(locked)
        knock(page, "wrong")
        assert _status(page)
        found = [Axe().run(page, options=options)]
        unlock(page, locked)
        found.append(Axe().run(page, options=options))
        page.evaluate("location.hash = '#/nowhere.html'")
        expect(page.get_by_role("heading", name="Nothing here")).to_be_visible()
        found.append(Axe().run(page, options=options))
    assert [one.generate_report() for one in found if one.violations_count] == []


def test_the_colours_that_were_chosen_hold_at_the_door(page: Page, locked: str) -> None:
    unlock(page, locked).get_by_role("button", name="Colours").click()
    page.get_by_role("button", name="Lock", exact=True).click()
    expect(page.get_by_label("Passphrase")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")


# ---- what does not open


def test_a_rotated_site_says_so_to_a_tab_that_is_open(plain_page: Page, copy: tuple[Path, str]) -> None:
    folder, url = copy
    unlock(plain_page, url)
    shutil.rmtree(folder)
    _rotated(folder)
    plain_page.get_by_role("link", name="Trends").first.click()
    expect(plain_page.get_by_text("The site was updated with another key")).to_be_visible()
    plain_page.get_by_role("button", name="Reload").click()
    knock(plain_page, "another one")
    expect(plain_page.get_by_role("heading", name="Tall")).to_be_visible()


def test_a_kept_key_of_a_rotated_site_is_forgotten(plain_page: Page, copy: tuple[Path, str]) -> None:
    folder, url = copy
    unlock(plain_page, url, keep=True)
    shutil.rmtree(folder)
    _rotated(folder)
    plain_page.reload()
    assert _status(plain_page).startswith("The site has another key")
    knock(plain_page, "another one")
    expect(plain_page.get_by_role("heading", name="Tall")).to_be_visible()


def _rotated(folder: Path) -> None:
    content = bytes(32)
    vault = make_vault("another one", content=content, salt=b"s" * 16, nonce=bytes(12), iterations=FEWEST_ITERATIONS)
    files = {**MORE, "index.html": MORE["tall.html"], "trends.html": MORE["tall.html"]}
    write_sealed(folder, files, Sealer(vault=vault, keys=make_keys(content)))


def test_a_file_that_was_changed_is_not_shown(plain_page: Page, copy: tuple[Path, str], sealer: Sealer) -> None:
    folder, url = copy
    unlock(plain_page, url)
    path = folder / f"d/{name_of(sealer.keys, 'trends.html')}.bin"
    data = path.read_bytes()
    path.write_bytes(data[:100] + bytes([data[100] ^ 1]) + data[101:])
    plain_page.get_by_role("link", name="Trends").first.click()
    expect(plain_page.get_by_text("somebody without the key changed it")).to_be_visible()


def test_two_files_that_change_places_are_not_shown(plain_page: Page, copy: tuple[Path, str], sealer: Sealer) -> None:
    folder, url = copy
    one, other = (folder / f"d/{name_of(sealer.keys, path)}.bin" for path in ("trends.html", "log.html"))
    shutil.copy(one, other)
    unlock(plain_page, f"{url}#/log.html").get_by_text("somebody without the key changed it").wait_for()


def test_a_file_of_another_path_is_not_shown_whoever_sealed_it(
    plain_page: Page, copy: tuple[Path, str], sealer: Sealer
) -> None:
    folder, url = copy
    # Only who holds the key can make an index that leads astray.
    index = json.dumps({"index.html": name_of(sealer.keys, "tall.html")}).encode()
    folder.joinpath(f"d/{name_of(sealer.keys, INDEX)}.bin").write_bytes(seal(sealer.keys, INDEX, "application/json", index))
    unlock(plain_page, url).get_by_text("This page does not open").wait_for()


def test_a_file_that_is_not_there_yet_is_said_to_be_on_its_way(
    plain_page: Page, copy: tuple[Path, str], sealer: Sealer
) -> None:
    folder, url = copy
    path = folder / f"d/{name_of(sealer.keys, 'trends.html')}.bin"
    path.unlink()
    unlock(plain_page, f"{url}#/trends.html").get_by_text("not all of it has arrived").wait_for()


def test_a_damaged_index_leaves_the_door_closed(plain_page: Page, copy: tuple[Path, str]) -> None:
    folder, url = copy
    name = json.loads(folder.joinpath("unlock.json").read_bytes())["index"]
    folder.joinpath(f"d/{name}.bin").write_bytes(b"SSG1 of another kind")
    plain_page.goto(url)
    knock(plain_page)
    assert "The site was updated" in _status(plain_page)


def test_without_a_host_it_waits_to_be_asked_again(plain_page: Page, locked: str) -> None:
    unlock(plain_page, locked)
    plain_page.context.set_offline(True)
    plain_page.get_by_role("link", name="Trends").first.click()
    expect(plain_page.get_by_text("The host does not answer")).to_be_visible()
    plain_page.context.set_offline(False)
    plain_page.get_by_role("button", name="Try again").click()
    expect(plain_page.get_by_role("heading", name="Trends", exact=True)).to_be_visible()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"v": 2}, "a version of SSG1 that this page does not read"),
        (
            {"kdf": {"name": "PBKDF2", "hash": "SHA-256", "iterations": 599_999, "salt": "AAAAAAAAAAAAAAAAAAAAAA=="}},
            "too little work",
        ),
        ({"kdf": {"name": "scrypt"}}, "not what this page expects"),
        ({"wrapped": "AAAA"}, "not what this page expects"),
        ({"index": "../../other"}, "not what this page expects"),
    ],
)
def test_what_the_page_does_not_take_is_refused_before_a_passphrase_is_typed(
    plain_page: Page, copy: tuple[Path, str], change: dict[str, object], words: str
) -> None:
    folder, url = copy
    path = folder / "unlock.json"
    path.write_text(json.dumps({**json.loads(path.read_bytes()), **change}))
    plain_page.goto(url)
    assert words in _status(plain_page)
    knock(plain_page)
    assert words in _status(plain_page)


def test_a_site_without_unlock_json_is_said_to_be_on_its_way(plain_page: Page, copy: tuple[Path, str]) -> None:
    folder, url = copy
    folder.joinpath("unlock.json").unlink()
    plain_page.goto(url)
    assert "There is no unlock.json here" in _status(plain_page)


# ---- where it stands


@pytest.fixture(scope="module")
def strange(sealed: Path, browser: Browser) -> Iterator[tuple[Browser, str]]:
    """Start a browser to which every name is this machine, and one of them is secure."""
    executable = shutil.which(os.environ.get("CHROMIUM", "chromium"))
    with served(sealed) as url:
        port = url.rstrip("/").rpartition(":")[2]
        flags = (
            *CHROMIUM_FLAGS,
            "--host-resolver-rules=MAP * 127.0.0.1",
            f"--unsafely-treat-insecure-origin-as-secure=http://me.github.io:{port}",
        )
        other = browser.browser_type.launch(executable_path=executable, args=flags)
        yield other, port
        other.close()


def test_without_a_secure_context_it_says_where_to_go(strange: tuple[Browser, str]) -> None:
    other, port = strange
    page = other.new_page()
    page.goto(f"http://journal.test:{port}/repo/")
    assert "only over https" in _status(page)
    expect(page.get_by_label("Passphrase")).to_be_hidden()


def test_from_a_folder_it_says_where_to_go(plain_page: Page, sealed: Path) -> None:
    plain_page.goto((sealed / "repo/index.html").as_uri())
    assert "only over https" in _status(plain_page)


def test_on_github_io_keeping_is_warned_against(strange: tuple[Browser, str]) -> None:
    other, port = strange
    page = other.new_page()
    page.goto(f"http://me.github.io:{port}/repo/")
    expect(page.get_by_text("All sites of me.github.io share what is kept")).to_be_visible()
    expect(page.get_by_label("Keep unlocked on this device")).not_to_be_checked()


@pytest.mark.parametrize("base_url", ["", "https://me.example/repo/"])
def test_a_dead_address_at_any_depth_is_a_door_too(
    plain_page: Page, site: Path, sealer: Sealer, tmp_path: Path, base_url: str
) -> None:
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    write_sealed(tmp_path / "repo", files, sealer, base_url)
    with served(tmp_path) as url:
        for path in ("weeks/2026-W20.html", "weeks/nowhere.html#x", "404.html"):
            plain_page.goto(f"{url}repo/{path}")
            knock(plain_page)
            expect(plain_page.get_by_role("button", name="Lock", exact=True)).to_be_visible()
            route = "" if path == "404.html" else f"#/{path}"
            assert plain_page.url == f"{url}repo/{route}"
        plain_page.goto(f"{url}repo/weeks/2026-W20.html")
        knock(plain_page)
        expect(plain_page).to_have_title(re.compile("Week 20|W20|–"))


def test_with_its_base_known_depth_does_not_matter(plain_page: Page, sealer: Sealer, tmp_path: Path) -> None:
    write_sealed(tmp_path / "repo", {**MORE, "index.html": MORE["tall.html"]}, sealer, "https://me.example/repo")
    with served(tmp_path) as url:
        plain_page.goto(f"{url}repo/a/b/c/d/e/f.html")
        knock(plain_page)
        expect(plain_page.get_by_role("heading", name="Nothing here")).to_be_visible()
        plain_page.get_by_role("link", name="Begin again").click()
        expect(plain_page.get_by_role("heading", name="Tall")).to_be_visible()
        assert plain_page.url == f"{url}repo/#/index.html"


def test_without_scripts_it_says_what_is_missing(browser: Browser, locked: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(locked)
        assert "A script opens this page, and it did not run" in _status(page)
