"""Which weeks a journal has, and what is known of each."""

import pytest
from msgspec.structs import replace

from perfmirror_ssg.journal.calendar import says_anything, week_slots
from perfmirror_ssg.model import Entry, Levers, State, WeekSlot, When
from perfmirror_ssg.settings import Config, OffRange
from tests.journals import TODAY, config, entry, heading, item, link, opening, prose, rich, site, week


def slots(*entries: Entry, settings: Config | None = None) -> dict[str, WeekSlot]:
    return {str(slot.week): slot for slot in week_slots(entries, settings or config(), TODAY)}


def test_a_journal_without_files_has_no_weeks() -> None:
    assert slots(settings=config(site=site(start="2026-W01"))) == {}


def test_weeks_run_from_the_first_file_to_the_current_week_without_holes() -> None:
    found = slots(entry("2026-W44", item("one-on-one")))
    assert list(found) == ["2026-W44", "2026-W45", "2026-W46", "2026-W47"]
    assert [slot.state for slot in found.values()] == [State.WRITTEN, State.MISSING, State.MISSING, State.MISSING]
    assert [slot.when for slot in found.values()] == [When.PAST, When.PAST, When.PAST, When.CURRENT]


def test_a_start_in_config_makes_the_weeks_after_it_missing() -> None:
    assert list(slots(entry("2026-W46"), settings=config(site=site(start="2026-W45"))))[:2] == ["2026-W45", "2026-W46"]


def test_a_week_written_before_the_start_is_not_lost() -> None:
    assert next(iter(slots(entry("2026-W40"), settings=config(site=site(start="2026-W45"))))) == "2026-W40"


def test_later_weeks_exist_when_they_are_written() -> None:
    found = slots(entry("2026-W47"), entry("2026-W51", item("one-on-one")))
    assert list(found) == ["2026-W47", "2026-W51"]
    assert (found["2026-W51"].when, found["2026-W51"].counted) == (When.FUTURE, False)


def test_a_week_53_stands_between_the_years() -> None:
    found = week_slots((entry("2026-W52"),), config(), week("2027-W02").monday)
    assert [str(slot.week) for slot in found] == ["2026-W52", "2026-W53", "2027-W01", "2027-W02"]


def test_a_week_is_off_by_its_own_word_or_by_config_and_its_own_word_is_shown() -> None:
    stretch = OffRange(first=week("2026-W44"), last=week("2026-W45"), reason="holiday")
    own = entry("2026-W45", item("one-on-one"), off="moving house")
    found = slots(entry("2026-W43"), own, settings=config(off=(stretch,)))
    assert [found[name].off for name in ("2026-W44", "2026-W45", "2026-W46")] == ["holiday", "moving house", None]
    assert (found["2026-W45"].state, found["2026-W45"].counted) == (State.OFF, False)


@pytest.mark.parametrize(
    "written",
    [
        entry("2026-W40", item("one-on-one", 0)),
        entry("2026-W40", opening("fact", "The runner is in Osaka")),
        entry("2026-W40", levers=Levers(peer=("Linus",))),
        entry("2026-W40", summary=rich("A week.")),
        entry("2026-W40", blocks=(prose("Words."),)),
        entry("2026-W40", blocks=(prose("", link("chart.png")),)),
        entry("2026-W40", blocks=(replace(prose("Notes Quiet."), words="Quiet."),), headings=(heading("Notes", "notes"),)),
    ],
)
def test_a_week_is_written_when_it_says_anything(written: Entry) -> None:
    assert says_anything(written)


def test_headings_titles_and_tags_alone_say_nothing() -> None:
    bare = entry("2026-W40", title=rich("A title"), tags=("probes",), headings=(heading("What I did", "what-i-did"),))
    assert not says_anything(bare)
    assert not says_anything(replace(bare, blocks=(replace(prose("What I did"), words=""),)))
    assert slots(bare)["2026-W40"].state is State.EMPTY
