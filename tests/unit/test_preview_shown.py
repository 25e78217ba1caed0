"""Which version is shown: the newest, or the last good one."""

from pathlib import Path

from perfmirror_ssg.diagnostics import Diagnostic
from perfmirror_ssg.preview.shown import Moment, Shown, after, first, identity
from tests.previews import Reading, error

BEGUN = Moment(ms=1000, time="09:00:00")
LATER = Moment(ms=2000, time="09:00:01")
LAST = Moment(ms=3000, time="09:00:02")
WARNING = error("only advice", code="W505")


def _with(*problems: Diagnostic) -> Reading:
    return Reading(problems=problems)


def _of(*paths: str) -> Reading:
    return Reading(site=dict.fromkeys(("index.html", *paths), b""))


def _begun(reading: Reading) -> Shown:
    return after(first(BEGUN, "mine"), reading, [], BEGUN)


def test_the_first_reading_is_shown_with_all_its_errors() -> None:
    reading = _with(error("wrong"))
    shown = _begun(reading)
    assert (shown.site, shown.is_newest, shown.time) == (reading, True, "09:00:00")


def test_each_reading_has_a_greater_version_even_within_a_millisecond_and_when_the_clock_goes_back() -> None:
    begun = _begun(_with())
    same = after(begun, _with(), [], BEGUN)
    back = after(same, _with(), [], Moment(ms=1, time="08:59:59"))
    assert begun.version < same.version < back.version


def test_a_server_that_starts_again_begins_above_what_came_before() -> None:
    assert _begun(_with()).version < after(first(LATER, "mine"), _with(), [], LATER).version


def test_a_reading_with_a_new_error_is_a_version_that_is_not_shown() -> None:
    good = _begun(_with())
    broken = after(good, bad := _with(error("wrong")), [], LATER)
    assert broken.version > good.version
    assert (broken.site, broken.made, broken.time) == (good.site, good.made, "09:00:00")
    assert (broken.newest, broken.errors, broken.is_newest) == (bad, (error("wrong"),), False)


def test_a_warning_breaks_nothing() -> None:
    assert after(_begun(_with()), _with(WARNING), [], LATER).is_newest


def test_a_known_error_breaks_nothing_wherever_it_slips_to() -> None:
    begun = _begun(_with(error("wrong", line=7)))
    assert after(begun, _with(error("wrong", line=9)), [], LATER).is_newest


def test_only_the_new_errors_are_in_the_way() -> None:
    broken = after(_begun(_with(error("old"))), _with(error("old"), error("new")), [], LATER)
    assert broken.errors == (error("new"),)


def test_mending_shows_the_newest() -> None:
    broken = after(_begun(_with()), _with(error("wrong")), [], LATER)
    mended = after(broken, good := _with(), [], LAST)
    assert (mended.site, mended.is_newest, mended.time) == (good, True, "09:00:02")


def test_an_error_that_was_mended_is_new_when_it_comes_back() -> None:
    mended = after(_begun(_with(error("wrong"))), _with(), [], LATER)
    assert not after(mended, _with(error("wrong")), [], LAST).is_newest


def test_a_failure_on_a_page_that_is_looked_at_counts() -> None:
    bad = Reading(of_pages={"trends.html": (error("no such name", "themes/own/trends.html"),)})
    assert after(_begun(_with()), bad, ["index.html"], LATER).is_newest
    assert not after(_begun(_with()), bad, ["trends.html"], LATER).is_newest


def test_trouble_of_the_machine_leaves_the_last_good_one() -> None:
    good = _begun(_with())
    troubled = after(good, "the disk is gone", [], LATER)
    assert (troubled.site, troubled.trouble, troubled.is_newest) == (good.site, "the disk is gone", False)
    assert after(troubled, _with(), [], LAST).trouble == ""


def test_trouble_at_the_beginning_leaves_nothing_until_it_is_over() -> None:
    troubled = after(first(BEGUN, "mine"), "the disk is gone", [], BEGUN)
    assert troubled.site is None
    assert after(troubled, _with(error("wrong")), [], LATER).is_newest


def test_a_journal_is_told_from_others_and_does_not_say_where_it_lies() -> None:
    mine, other = identity(Path("/somewhere/mine")), identity(Path("/somewhere/other"))
    assert mine == identity(Path("/somewhere/mine")) != other
    assert "mine" not in mine


def test_every_version_is_of_the_same_journal() -> None:
    begun = _begun(_with())
    assert [after(begun, read, [], LATER).journal for read in (_with(), _with(error("wrong")), "the disk is gone")] == [
        "mine"
    ] * 3


def test_what_is_counted_is_what_is_in_the_way_and_else_what_the_site_is_shown_with() -> None:
    begun = _begun(_with(error("old"), WARNING))
    assert begun.errors == (error("old"),)
    broken = after(begun, _with(error("old"), error("new")), [], LATER)
    assert broken.errors == (error("new"),)
    assert after(broken, _with(), [], LAST).errors == ()


def test_new_is_what_the_reading_before_had_not_errors_first() -> None:
    advice = error("more advice", path="journal/2026/2026-W01.md", code="W505")
    begun = _begun(_with(error("old"), WARNING))
    assert begun.new == (error("old"),)
    broken = after(begun, _with(error("old"), error("new"), WARNING, advice), [], LATER)
    assert broken.new == (error("new"), advice)
    again = after(broken, _with(error("old"), error("new"), error("newer"), WARNING, advice), [], LAST)
    assert (again.errors, again.new) == ((error("new"), error("newer")), (error("newer"),))


def test_a_page_that_went_as_one_of_its_kind_came_has_moved() -> None:
    begun = _begun(_of("weeks/a.html", "weeks/b.html", "records/x.html", "tags.html"))
    moved = after(begun, _of("weeks/a.html", "weeks/c.html", "records/x.html", "log.html"), [], LATER)
    assert moved.moved == {"weeks/b.html": "weeks/c.html"}


def test_where_several_went_or_came_nothing_is_guessed() -> None:
    begun = _begun(_of("weeks/a.html", "weeks/b.html", "records/x.html"))
    assert after(begun, _of("weeks/c.html", "records/y.html", "records/z.html"), [], LATER).moved == {}


def test_a_page_is_followed_as_long_as_it_is_somewhere_else() -> None:
    begun = _begun(_of("weeks/a.html"))
    once = after(begun, _of("weeks/b.html"), [], LATER)
    broken = after(once, Reading(problems=(error("wrong"),)), [], LATER)
    twice = after(broken, _of("weeks/c.html"), [], LAST)
    assert twice.moved == {"weeks/a.html": "weeks/c.html", "weeks/b.html": "weeks/c.html"}
    assert after(twice, _of("weeks/a.html"), [], LAST).moved == {"weeks/b.html": "weeks/a.html", "weeks/c.html": "weeks/a.html"}
    assert after(twice, _of(), [], LAST).moved == {}
