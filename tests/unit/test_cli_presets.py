"""The command that shows what roles and levels bring with them."""

from pathlib import Path

import pytest

from perfmirror_ssg.config.presets import presets
from tests.unit.conftest import Ssg


def test_presets_lists_every_role_and_level(ssg: Ssg, tmp_path: Path) -> None:
    ran = ssg("presets", at=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    rows = ran.out.splitlines()
    assert rows[0].split()[:2] == ["role", "level"]
    assert len(rows[1 : rows.index("")]) == len(list(presets()))
    assert "Manager 4 0.25 0.3 0.35 0.1 180 250 320 12 yes 5" in {" ".join(row.split()) for row in rows}
    assert "Director any 0.1 0.2 0.3 0.4 220 320 420 12 – 5" in {" ".join(row.split()) for row in rows}


def test_presets_of_a_role_are_its_levels(ssg: Ssg, tmp_path: Path) -> None:
    rows = ssg("presets", "manager", at=tmp_path).out.splitlines()
    assert {row.split()[0] for row in rows[1 : rows.index("")]} == {"Manager"}


def test_a_preset_is_shown_with_all_it_brings(ssg: Ssg, tmp_path: Path) -> None:
    out = ssg("presets", "Manager", "4", at=tmp_path).out
    words = " ".join(out.split())
    assert out.startswith("Manager 4\n")
    assert "Weights: input 0.25, output 0.3, outcome 0.35, impact 0.1" in words
    assert 'With weights = "published": input 0.4, output 0.4, outcome 0.15, impact 0.05' in words
    assert "Strong Performance from 250 points" in words
    assert "input one-on-one 5 × 4 = 20 points" in words
    assert "weighted: 22.1 a week, 265.2 in 12 weeks" in words
    assert "grows-people People of the team take on what was too big for them before" in words
    assert "evidence: mentoring; weeks tagged growth" in words
    assert "evidence: goal-met; weeks tagged plan-kept" in words


def test_a_role_of_two_words_needs_no_quotes(ssg: Ssg, tmp_path: Path) -> None:
    ran = ssg("presets", "senior", "manager", "0", at=tmp_path)
    assert ran.out.startswith("Senior Manager, any level\n")
    assert "There is no template" in ran.out
    assert "published" not in ran.out


def test_everything_fits_a_hundred_columns(ssg: Ssg, tmp_path: Path) -> None:
    shown = [ssg("presets", at=tmp_path).out]
    shown += [ssg("presets", one.profile.role, str(one.profile.level), at=tmp_path).out for one in presets()]
    assert max(len(line) for text in shown for line in text.splitlines()) <= 100


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("Manger",), 'there is no role "Manger": did you mean Manager? there are IC, Manager, Senior Manager, Director'),
        (("Manger", "4"), 'there is no role "Manger": did you mean Manager?'),
        (("Astronaut",), 'there is no role "Astronaut": there are IC, Manager'),
        (("Manager", "3"), "there is no Manager of level 3: the nearest is 4, of 0 (any), 4, 5, 6, 7, 8"),
        (("IC", "99999999999999999999"), "the nearest is 8"),
        (("4",), "level 4 of which role?"),
    ],
)
def test_what_is_not_shipped_is_said_with_what_is(ssg: Ssg, tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    ran = ssg("presets", *words, at=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
