"""The lines of what is due: to be copied with a button where there is a script, and by hand without."""

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Watch


def test_a_line_is_copied_and_the_button_says_so(browser: Browser, watch: Watch, site: Path) -> None:
    with browser.new_context() as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = watch(context)
        page.goto(f"{site.as_uri()}/due.html")
        row = page.locator(".due li").first
        line = row.locator("code").inner_text()
        row.get_by_role("button").press("Enter")
        expect(row.get_by_role("button")).to_have_text("Copied")
        assert page.evaluate("navigator.clipboard.readText()") == line
        expect(row.get_by_role("button")).to_have_text("Copy")


def test_where_copying_is_refused_the_line_is_selected(page: Page, site: Path) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.goto(f"{site.as_uri()}/index.html")
    row = page.locator(".due li").first
    row.get_by_role("button").click()
    assert page.evaluate("getSelection().toString()").strip() == row.locator("code").inner_text()


def test_without_scripts_the_lines_stand_and_no_button_does(browser: Browser, watch: Watch, site: Path) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = watch(context)
        page.goto(f"{site.as_uri()}/due.html")
        expect(page.locator(".due code").first).to_be_visible()
        expect(page.locator(".copy").first).to_be_hidden()
        expect(page.get_by_role("link", name="due.ics")).to_have_attribute("href", "due.ics")
