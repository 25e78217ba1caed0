"""Locked again: by hand, by itself, in every tab; and kept unlocked, where somebody asked for it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Watch, served
from tests.browser.sealed import knock, locks, unlock

KEYS = """() => new Promise(done => {
  const opening = indexedDB.open("ssg1", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("keys");
  opening.onsuccess = () => {
    const asking = opening.result.transaction("keys").objectStore("keys").getAll();
    asking.onsuccess = () => { opening.result.close(); done(asking.result.map(kept => kept.key.extractable)); };
  };
})"""


def _lock(page: Page) -> None:
    page.get_by_role("button", name="Lock", exact=True).click()


def _second(page: Page, address: str) -> Page:
    tab = page.context.new_page()
    tab.goto(address)
    return tab


def test_lock_leaves_nothing_of_the_site(open_site: Page, locked: str) -> None:
    open_site.goto(f"{locked}#/weeks/2026-W20.html")
    expect(open_site).not_to_have_title("Mirror")
    _lock(open_site)
    locks(open_site)
    assert "W20" not in open_site.content()
    assert open_site.locator("style").count() == 1


def test_the_way_back_from_a_locked_page_leads_to_the_door(open_site: Page, locked: str) -> None:
    open_site.goto(f"{locked}#/weeks/2026-W20.html")
    expect(open_site).not_to_have_title("Mirror")
    open_site.goto(f"{locked}#/trends.html")
    expect(open_site.get_by_role("heading", name="Trends", exact=True)).to_be_visible()
    _lock(open_site)
    locks(open_site)
    open_site.go_back()
    expect(open_site).to_have_title("Locked")
    knock(open_site)
    expect(open_site.get_by_role("link", name="Trends").first).to_be_visible()
    assert open_site.url == f"{locked}#/weeks/2026-W20.html"


def test_unlocked_again_it_shows_the_page_that_was_locked(open_site: Page, locked: str) -> None:
    open_site.goto(f"{locked}#/trends.html")
    expect(open_site.get_by_role("heading", name="Trends", exact=True)).to_be_visible()
    _lock(open_site)
    locks(open_site)
    knock(open_site)
    expect(open_site.get_by_role("heading", name="Trends", exact=True)).to_be_visible()
    assert open_site.url == f"{locked}#/trends.html"


def test_a_second_tab_asks_and_is_locked_with_the_first(open_site: Page, locked: str) -> None:
    second = _second(open_site, f"{locked}#/trends.html")
    expect(second).to_have_title("Locked")
    knock(second)
    expect(second.get_by_role("heading", name="Trends", exact=True)).to_be_visible()
    _lock(open_site)
    locks(open_site)
    locks(second)


def test_a_reload_asks_again(open_site: Page) -> None:
    open_site.reload()
    locks(open_site)
    assert open_site.evaluate(KEYS) == []


def test_kept_unlocked_neither_a_reload_nor_a_second_tab_asks(page: Page, locked: str) -> None:
    unlock(page, f"{locked}#/trends.html", keep=True)
    page.reload()
    expect(page.get_by_role("heading", name="Trends", exact=True)).to_be_visible()
    second = _second(page, f"{locked}#/weeks/2026-W20.html")
    expect(second.get_by_role("button", name="Lock", exact=True)).to_be_visible()
    assert page.evaluate(KEYS) == [False]
    _lock(second)
    locks(second)
    locks(page)
    assert page.evaluate(KEYS) == []
    page.reload()
    locks(page)


def test_a_site_beside_it_on_the_same_host_is_locked_and_kept_for_itself(page: Page, sealed: Path, tmp_path: Path) -> None:
    for name in ("repo", "beside"):
        tmp_path.joinpath(name).symlink_to(sealed / "repo")
    with served(tmp_path) as url:
        unlock(page, f"{url}repo/", keep=True)
        beside = _second(page, f"{url}beside/")
        expect(beside.get_by_label("Passphrase")).to_be_visible()
        knock(beside)
        expect(beside).to_have_title("Mirror")
        _lock(beside)
        locks(beside)
        page.reload()
        expect(page).to_have_title("Mirror")


def _idle(page: Page, locked: str, *, keep: bool = False) -> None:
    page.clock.install()
    unlock(page, f"{locked}#/trends.html", keep=keep)


def test_after_fifteen_minutes_without_input_it_locks_itself(page: Page, locked: str) -> None:
    _idle(page, locked)
    page.clock.fast_forward("14:50")
    expect(page.get_by_role("button", name="Lock", exact=True)).to_be_visible()
    page.clock.fast_forward("00:20")
    locks(page)


def test_input_puts_it_off(page: Page, locked: str) -> None:
    _idle(page, locked)
    for _ in range(3):
        page.clock.fast_forward("10:00")
        page.keyboard.press("Shift")
    expect(page.get_by_role("button", name="Lock", exact=True)).to_be_visible()
    page.clock.fast_forward("15:01")
    locks(page)


def test_input_in_another_tab_puts_it_off_too(page: Page, locked: str) -> None:
    _idle(page, locked)
    second = unlock(page.context.new_page(), locked)
    page.clock.fast_forward("14:00")  # for all tabs
    second.keyboard.press("Shift")
    page.clock.fast_forward("02:00")
    expect(page.get_by_role("button", name="Lock", exact=True)).to_be_visible()


def test_the_first_touch_after_a_sleep_is_too_late(page: Page, locked: str) -> None:
    _idle(page, locked)
    # A machine that sleeps runs no timers.
    page.clock.set_system_time(page.evaluate("Date.now() + 16 * 60000") / 1000)
    page.keyboard.press("Shift")
    locks(page)


def test_kept_unlocked_it_does_not_lock_itself(page: Page, locked: str) -> None:
    _idle(page, locked, keep=True)
    page.clock.fast_forward("24:00:00")
    page.keyboard.press("Shift")
    expect(page.get_by_role("button", name="Lock", exact=True)).to_be_visible()
    expect(page).to_have_title(re.compile("^Trends"))


def test_a_theme_without_tools_has_the_button_apart(page: Page, locked: str) -> None:
    unlock(page, f"{locked}#/tall.html")
    expect(page.locator(".shell-lock.apart")).to_be_in_viewport()
    page.mouse.wheel(0, 3000)
    page.wait_for_function("scrollY > 2000")
    expect(page.locator(".shell-lock.apart")).to_be_in_viewport()


@pytest.mark.parametrize("answer", ["throw new DOMException('no', 'SecurityError')", "return {}"], ids=["refuses", "is silent"])
def test_a_browser_that_keeps_nothing_opens_all_the_same(browser: Browser, watch: Watch, locked: str, answer: str) -> None:
    with browser.new_context() as context:
        context.add_init_script(f"IDBFactory.prototype.open = function () {{ {answer}; }};")
        page = watch(context)
        unlock(page, locked, keep=True)
        page.reload()
        locks(page)
