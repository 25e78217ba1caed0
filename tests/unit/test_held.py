"""One folder, one site: for another audience, or encrypted, only when asked, and with nothing of the old one left."""

import os
import shutil
from pathlib import Path

import pytest

from perfmirror_ssg.diagnostics import RefusedError
from perfmirror_ssg.model import Audience
from perfmirror_ssg.publishing import output as publishing
from perfmirror_ssg.publishing.held import Held, marker_says
from perfmirror_ssg.publishing.manifest import manifest_path, read_manifest
from perfmirror_ssg.publishing.output import opened, unpublish
from perfmirror_ssg.publishing.place import MARKER
from tests.outputs import ONE, TWO, contents, publish

SEALED = {"index.html": b"shell", "d/0a.bin": b"sealed", "unlock.json": b"{}"}
OLD = "Written by perfmirror_ssg. What it wrote here it may rewrite or remove; what you put here it leaves.\n"
"""A marker that does not say for whom."""


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Held(), Held(audience="public")),
        (Held(audience="public"), Held()),
        (Held(audience="coach"), Held(audience="public")),
        (Held(), Held(encrypted=True)),
        (Held(encrypted=True), Held()),
        (Held(encrypted=True), Held(audience="coach", encrypted=True)),
    ],
)
def test_a_site_of_another_kind_comes_only_when_asked_for_and_leaves_nothing(tmp_path: Path, first: Held, second: Held) -> None:
    site = tmp_path / "_site"
    publish(ONE, tmp_path, site, audience=first.audience, encrypted=first.encrypted)
    with pytest.raises(RefusedError, match=f"holds {first.words}; .* use --replace to put {second.words} in its place"):
        publish(TWO, tmp_path, site, audience=second.audience, encrypted=second.encrypted)
    assert contents(site) == ONE
    publish(TWO, tmp_path, site, audience=second.audience, encrypted=second.encrypted, replace=True)
    assert contents(site) == TWO
    assert read_manifest(manifest_path(tmp_path / ".ssg", site)) is not None
    publish(TWO, tmp_path, site, audience=second.audience, encrypted=second.encrypted)


def test_the_manifest_and_the_marker_say_what_stands(tmp_path: Path) -> None:
    site = tmp_path / "_site"
    publish(SEALED, tmp_path, site, audience="coach", encrypted=True)
    manifest = read_manifest(manifest_path(tmp_path / ".ssg", site))
    assert manifest is not None
    assert (manifest.audience, manifest.encrypted) == ("coach", True)
    assert (site / MARKER).read_text() == OLD + "It holds an encrypted site.\n"
    publish(ONE, tmp_path, site, audience="public", replace=True)
    assert (site / MARKER).read_text() == OLD + "It holds the site for public.\n"


def test_where_nothing_of_the_old_site_stands_there_is_nothing_to_replace(tmp_path: Path) -> None:
    site = tmp_path / "_site"
    publish(ONE, tmp_path, site)
    shutil.rmtree(site)
    publish(TWO, tmp_path, site, audience="public")
    (site / "CNAME").write_text("me.example")
    unpublish(tmp_path, site)
    publish(ONE, tmp_path, site, audience="coach")
    assert contents(site) == {**ONE, "CNAME": b"me.example"}


def test_files_of_ones_own_stay_when_a_site_is_replaced(tmp_path: Path) -> None:
    publish(ONE, tmp_path, tmp_path / "_site")
    (tmp_path / "_site/CNAME").write_text("me.example")
    (tmp_path / "_site/weeks/mine.txt").write_text("mine")
    publish(TWO, tmp_path, tmp_path / "_site", audience="public", replace=True)
    assert contents(tmp_path / "_site") == {**TWO, "CNAME": b"me.example", "weeks/mine.txt": b"mine"}


@pytest.mark.parametrize("adopt", [True, False])
def test_a_private_page_that_was_changed_is_neither_lost_nor_left(tmp_path: Path, *, adopt: bool) -> None:
    page = tmp_path / "_site/weeks/2026-W20.html"
    publish(ONE, tmp_path, tmp_path / "_site")
    page.write_text("by hand")
    with pytest.raises(RefusedError, match=r"changed by another hand.*: weeks/2026-W20\.html; move them away"):
        publish(TWO, tmp_path, tmp_path / "_site", audience="public", replace=True, adopt=adopt)
    assert contents(tmp_path / "_site") == {**ONE, "weeks/2026-W20.html": b"by hand"}
    page.rename(tmp_path / "mine.html")
    publish(TWO, tmp_path, tmp_path / "_site", audience="public", replace=True)
    assert contents(tmp_path / "_site") == TWO


def test_a_page_that_was_changed_and_given_its_old_time_is_still_found(tmp_path: Path) -> None:
    week, home = tmp_path / "_site/weeks/2026-W20.html", tmp_path / "_site/index.html"
    publish(ONE, tmp_path, tmp_path / "_site")
    for file, text in ((week, "secr"), (home, "mne")):
        about = file.stat()
        file.write_text(text)
        os.utime(file, ns=(about.st_atime_ns, about.st_mtime_ns))
    with pytest.raises(RefusedError, match="weeks/2026-W20"):
        publish(TWO, tmp_path, tmp_path / "_site", audience="public", replace=True)
    week.unlink()
    publish({"index.html": b"one"}, tmp_path, tmp_path / "_site", audience="public", replace=True)
    assert contents(tmp_path / "_site") == {"index.html": b"one"}


def test_a_page_that_was_left_by_an_earlier_build_is_remembered(tmp_path: Path) -> None:
    publish(ONE, tmp_path, tmp_path / "_site")
    (tmp_path / "_site/weeks/2026-W20.html").write_text("by hand")
    publish(TWO, tmp_path, tmp_path / "_site")
    publish({**TWO, "index.html": b"three"}, tmp_path, tmp_path / "_site")
    unpublish(tmp_path, tmp_path / "_site")
    with pytest.raises(RefusedError, match="holds the site for me"):
        publish(TWO, tmp_path, tmp_path / "_site", audience="public")
    with pytest.raises(RefusedError, match=r"weeks/2026-W20\.html"):
        publish(TWO, tmp_path, tmp_path / "_site", audience="public", replace=True)


def test_no_page_of_another_audience_is_kept_as_standing(tmp_path: Path) -> None:
    for audience, replace in (("me", False), ("public", True)):
        with opened(tmp_path, tmp_path / "_site", audience=_audience(audience), replace=replace) as target:
            assert target.standing() == {}
            publishing.publish(target, ONE, {"index.html": "made"})
    with opened(tmp_path, tmp_path / "_site", audience="public") as target:
        assert target.standing() == {"index.html": "made"}
    with opened(tmp_path, tmp_path / "_site", replace=True) as target, pytest.raises(ValueError, match=r"index\.html"):
        publishing.publish(target, {}, {"index.html": "made"})
    assert contents(tmp_path / "_site") == ONE


def _audience(word: str) -> Audience:
    return "public" if word == "public" else "me"


# a site that was moved, or whose manifest is gone


def test_a_private_site_that_was_moved_is_known_by_its_marker(tmp_path: Path) -> None:
    publish(ONE, tmp_path, tmp_path / "_site")
    (tmp_path / "_site").rename(tmp_path / "public")
    with pytest.raises(RefusedError, match="holds the site for me; "):
        publish(TWO, tmp_path, tmp_path / "public", audience="public")
    with pytest.raises(RefusedError, match=r"not written by us, or that we no longer know: index\.html"):
        publish(TWO, tmp_path, tmp_path / "public", audience="public", replace=True)
    (tmp_path / "public/index.html").unlink()
    with pytest.raises(RefusedError, match=r"no longer know.*: assets/a\.css, weeks/2026-W20\.html; move them away"):
        publish(TWO, tmp_path, tmp_path / "public", audience="public", replace=True)
    assert contents(tmp_path / "public") == {name: data for name, data in ONE.items() if name != "index.html"}


def test_a_forgotten_site_is_taken_over_by_adoption_which_lists_what_stays(tmp_path: Path) -> None:
    publish(ONE, tmp_path, tmp_path / "_site")
    shutil.rmtree(tmp_path / ".ssg")
    done = publish(TWO, tmp_path, tmp_path / "_site", encrypted=True, replace=True, adopt=True)
    assert (done.taken, done.beside) == (("index.html",), ("assets/a.css", "weeks/2026-W20.html"))


@pytest.mark.parametrize("marker", [OLD, OLD + "It holds the site for public.\n"])
def test_a_forgotten_site_for_others_keeps_no_file_that_is_not_of_the_new_one(tmp_path: Path, marker: str) -> None:
    publish(ONE, tmp_path, tmp_path / "_site", audience="public")
    (tmp_path / "_site" / MARKER).write_text(marker)
    shutil.rmtree(tmp_path / ".ssg")
    without = {"index.html": ONE["index.html"], "assets/a.css": ONE["assets/a.css"]}
    with pytest.raises(RefusedError, match=r"2026-W20\.html"):
        publish(without, tmp_path, tmp_path / "_site", audience="public")
    publish(ONE, tmp_path, tmp_path / "_site", audience="public")
    assert marker_says(tmp_path / "_site") == "the site for public"


def test_a_private_site_is_not_written_into_a_forgotten_public_one(tmp_path: Path) -> None:
    publish(ONE, tmp_path, tmp_path / "docs", audience="public")
    shutil.rmtree(tmp_path / ".ssg")
    with pytest.raises(RefusedError, match="holds the site for public; "):
        publish(ONE, tmp_path, tmp_path / "docs")


def test_a_marker_that_does_not_say_for_whom_is_written_anew(tmp_path: Path) -> None:
    publish(ONE, tmp_path, tmp_path / "_site")
    (tmp_path / "_site" / MARKER).write_text(OLD)
    shutil.rmtree(tmp_path / ".ssg")
    assert publish(ONE, tmp_path, tmp_path / "_site").written == (MARKER,)
    assert marker_says(tmp_path / "_site") == "the site for me"


def test_a_manifest_is_not_believed_of_another_folder_that_was_put_there(tmp_path: Path) -> None:
    publish(ONE, tmp_path, tmp_path / "_site")
    publish({**TWO, "weeks/2026-W20.html": b"shared"}, tmp_path, tmp_path / "docs", audience="public")
    (tmp_path / "_site").rename(tmp_path / "kept")
    (tmp_path / "docs").rename(tmp_path / "_site")
    with pytest.raises(RefusedError, match="holds the site for public; "):
        publish(ONE, tmp_path, tmp_path / "_site")
    assert contents(tmp_path / "_site") == {**TWO, "weeks/2026-W20.html": b"shared"}


def test_a_marker_is_read_from_a_small_file_only(tmp_path: Path) -> None:
    assert marker_says(tmp_path) is None
    (tmp_path / "text").write_text("It holds the site for public.\n")
    (tmp_path / MARKER).symlink_to("text")
    assert marker_says(tmp_path) is None
    (tmp_path / MARKER).unlink()
    (tmp_path / MARKER).write_text("It holds the site for public.\n" * 1000)
    assert marker_says(tmp_path) is None
    (tmp_path / MARKER).write_text("It holds \x1b[2J.\n")
    assert marker_says(tmp_path) is None
