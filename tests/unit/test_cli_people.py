"""`ssg people` tells who is missing from people.toml, and with --write adds them, changing nothing else."""

from collections.abc import Callable
from pathlib import Path

from perfmirror_ssg.audience.aliases import make_aliases
from perfmirror_ssg.audience.people import read_people, unaliased
from tests.unit.conftest import Ssg

Journal = Callable[[str], Path]

SITE = """
==> config.toml <==
schema = 1
==> journal/2026/2026-W20.md <==
---
levers:
  teacher: [Ada, Ada L.]
---

## 1:1s

### Linus

- He wants more
"""
PEOPLE = """==> people.toml <==
# mine
[[person]]
names = ["Ada", "Ada L."]  # the lead

[[person]]
names = ["Grace H."]
alias = "Heron"
"""


def test_it_lists_who_has_no_entry_with_the_lines_to_add(ssg: Ssg, journal: Journal) -> None:
    ran = ssg("people", at=journal(SITE))
    assert ran.code == 0
    assert "      1  Ada     journal/2026/2026-W20.md:3" in ran.out
    assert "      1  Linus   journal/2026/2026-W20.md:8" in ran.out
    assert '[[person]]\nnames = ["Ada", "Ada L."]\n' in ran.out
    assert "an alias is not anonymity" in ran.err


def test_without_write_nothing_is_written(ssg: Ssg, journal: Journal) -> None:
    root = journal(SITE)
    ssg("people", at=root)
    assert not (root / "people.toml").exists()


def test_it_lists_who_has_no_alias_and_who_is_named_nowhere(ssg: Ssg, journal: Journal) -> None:
    ran = ssg("people", at=journal(SITE + PEOPLE))
    assert "Without an alias: Ada (line 3)" in ran.out
    assert "Named nowhere in the journal: Grace H. (line 6)" in ran.out


def test_written_people_have_an_alias_each_and_name_nobody(ssg: Ssg, journal: Journal) -> None:
    root = journal(SITE)
    ran = ssg("people", "--write", at=root)
    people = read_people((root / "people.toml").read_text(encoding="utf-8"))
    assert (ran.code, people.problems, unaliased(people.value)) == (0, (), ())
    assert [person.names for person in people.value.persons] == [("Ada", "Ada L."), ("Linus",)]
    assert all(f": {person.alias}\n" in ran.out for person in people.value.persons)
    assert make_aliases(people.value).left_in(make_aliases(people.value).text("Ada L. and Linus")) == ()


def test_run_twice_it_changes_nothing(ssg: Ssg, journal: Journal) -> None:
    root = journal(SITE + PEOPLE)
    ssg("people", "--write", at=root)
    before = (root / "people.toml").read_bytes()
    ran = ssg("people", "--write", at=root)
    assert (root / "people.toml").read_bytes() == before
    assert ran.out.startswith("nothing to add")
    assert ssg("people", at=root).out.startswith("Named nowhere in the journal: Grace H.")


def test_what_stands_in_the_file_stays_as_it_is(ssg: Ssg, journal: Journal) -> None:
    root = journal(SITE + PEOPLE)
    before = (root / "people.toml").read_text(encoding="utf-8").splitlines()
    ssg("people", "--write", at=root)
    after = (root / "people.toml").read_text(encoding="utf-8").splitlines()
    assert after[:3] == before[:3]
    assert after[3].startswith('alias = "')
    assert after[4 : len(before) + 1] == before[3:]
    assert 'names = ["Linus"]' in after


def test_a_file_with_errors_is_neither_read_nor_written(ssg: Ssg, journal: Journal) -> None:
    root = journal(f"{SITE}==> people.toml <==\n[[person]]\nnames = [\n")
    before = (root / "people.toml").read_bytes()
    ran = ssg("people", "--write", at=root)
    assert ran.code == 2
    assert "E400" in ran.err
    assert (root / "people.toml").read_bytes() == before


def test_a_file_that_lists_people_on_one_line_is_not_added_to(ssg: Ssg, journal: Journal) -> None:
    root = journal(f'{SITE}==> people.toml <==\nperson = [{{names = ["Grace H."]}}]\n')
    before = (root / "people.toml").read_bytes()
    assert ssg("people", "--write", at=root).code == 2
    assert (root / "people.toml").read_bytes() == before


def test_a_link_is_not_followed_and_not_replaced(ssg: Ssg, journal: Journal, tmp_path: Path) -> None:
    root = journal(SITE)
    (tmp_path / "elsewhere.toml").write_text("# mine\n", encoding="utf-8")
    (root / "people.toml").symlink_to(tmp_path / "elsewhere.toml")
    assert ssg("people", "--write", at=root).code == 2
    assert (tmp_path / "elsewhere.toml").read_text(encoding="utf-8") == "# mine\n"


def test_a_journal_that_names_nobody_says_so(ssg: Ssg, journal: Journal) -> None:
    root = journal("==> config.toml <==\nschema = 1\n==> journal/2026/2026-W20.md <==\nAlone.\n")
    assert ssg("people", at=root).out == "the fields of the journal name nobody\n"
    assert ssg("people", "--write", at=root).out.startswith("nothing to add")
    assert not (root / "people.toml").exists()


def test_an_alias_that_somebody_new_is_called_is_told(ssg: Ssg, journal: Journal) -> None:
    root = journal(SITE + PEOPLE.replace("Heron", "Linus"))
    ran = ssg("people", "--write", at=root)
    assert ran.code == 2
    assert '"Linus", the alias of Grace H., is in the name "Linus"' in ran.err


def test_the_place_of_a_name_is_that_of_the_field(ssg: Ssg, journal: Journal) -> None:
    text = "---\nsummary: Ada, Linus and Grace\nlevers:\n  teacher: Ada\n---\n\nGrace did.\n\n## Observations\n\n"
    ran = ssg("people", at=journal(f"==> journal/2026/2026-W20.md <==\n{text}- Late\n  [who:: Grace]\n- Grace [who:: Linus]\n"))
    assert [line.rpartition(":")[2] for line in ran.out.splitlines() if "W20.md" in line] == ["4", "12", "13"]
