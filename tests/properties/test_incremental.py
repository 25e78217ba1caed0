"""After any sequence of edits the site that was built step by step is the one that is built from nothing, byte for byte."""

import datetime as dt
import re
import shutil
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from perfmirror_ssg.build import make
from perfmirror_ssg.preview.take import Lazy, Taker
from perfmirror_ssg.publishing.place import MARKER
from tests.commands import ssg
from tests.properties.test_site import files

WEEKS = ("2026-W18", "2026-W20", "2026-W21", "2026-W46", "2026-W47", "2026-W48")
PAGES = ("pages/Notes", "pages/Ada", "goals/grow", "reviews/2026-Q2")
TEXTS = (
    "Plain words.\n",
    "---\ntitle: Called otherwise\ntags: [billing]\n---\n\n# Part\n\nSee [[2026-W20]], [[Ada]] and [[#Part]]. ^here\n",
    "---\nneeds:\n  - {id: lead, title: Lead something}\n---\n\nAs said in [[2026-W21#^abc]] and [[Notes#Part]].\n",
    "Unknown: [[Nobody]], ![[gone.png]], ![[picture.png]].\n",
)
FRONTS = (
    "summary: A week\ntags: [billing, Probes]\ninput: {one-on-one: 3}\noutput: {pull-request: [{note: 'one', for: lead}]}",
    "title: Renamed\nimpact: {leader-grown: 1}\nratings: {learning: 4}\nmetrics: {hours: 7.5}\nextra: {a: [1, 2.5, x]}",
    "input: {one-on-one: 3, code-review: small ones}\nlevers: {teacher: Grace}",
    "broken: [",
)
CONFIGS = (
    "schema = 1\n",
    'schema = 1\n[site]\ntitle = "Other"\nauthor = "Maren"\n',
    'schema = 1\n[[event]]\nweek = "2026-W20"\nlabel = "Began"\n[[off]]\nfrom = "2026-W19"\nto = "2026-W20"\nreason = "away"\n',
    'schema = 1\n[site]\ntheme = "mine"\n',
    (
        'schema = 1\n[[profile]]\nfrom = "2026-W18"\nrole = "IC"\nlevel = 4\n[[profile]]\nfrom = "2026-W21"\nrole = "Manager"\n'
        'level = 4\ntemplate = true\nweights = "published"\n[categories.one-on-one]\nexpected = 2\n'
        '[insights]\noff = ["next-band"]\n'
    ),
    "schema = [\n",
    '[[profile]]\nfrom = "2026-W18"\nrole = "Manger"\n',
)
FOOTER = '{% extends "default/base.html" %}{% block footer %}<footer>@</footer>{% endblock %}'
THEMES = (
    FOOTER.replace("@", "One"),
    FOOTER.replace("@", '<a href="{{ "weeks/2026-W20.html"|url }}">Two</a>'),
    FOOTER.replace("@", "{{ page.nothing_of_the_kind }}"),
    "{% if",
)

weeks = st.sampled_from(WEEKS)
written = st.one_of(files, st.builds(lambda front, rest: f"---\n{front}\n---\n\n{rest}", st.sampled_from(FRONTS), files))


class Journal(RuleBasedStateMachine):
    """A journal that is edited, and built after each edit: with all that is remembered, and from nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = TemporaryDirectory()
        self.base = Path(self._folder.name)
        self.root = self.base / "step"
        self.today = dt.date(2026, 11, 20)
        self.changed: set[str] = set()
        self.taker = Taker(self.root, lambda _: self.today)

    def teardown(self) -> None:
        self._folder.cleanup()

    @initialize(texts=st.lists(written, min_size=3, max_size=3))
    def begin(self, texts: list[str]) -> None:
        self._put("config.toml", CONFIGS[0])
        self._put("themes/mine/templates/base.html", THEMES[0])
        for week, text in zip(WEEKS[1:4], texts, strict=True):
            self.write_week(week, text)

    @rule(week=weeks, text=written)
    def write_week(self, week: str, text: str) -> None:
        self._put(_week(week), text)

    @rule(week=weeks, word=st.sampled_from(("again", "**loud**", "[[Ada]]", "^abc")))
    def add_a_word(self, week: str, word: str) -> None:
        with suppress(FileNotFoundError):
            self._put(_week(week), f"{(self.root / _week(week)).read_text()}\n{word}\n")

    @rule(week=weeks)
    def delete_week(self, week: str) -> None:
        self._remove(_week(week))

    @rule(old=weeks, new=weeks)
    def rename_week(self, old: str, new: str) -> None:
        with suppress(FileNotFoundError):
            (self.root / _week(old)).replace(self.root / _week(new))
            self.changed |= {_week(old), _week(new)}

    @rule(page=st.sampled_from(PAGES), text=st.sampled_from(TEXTS))
    def write_page(self, page: str, text: str) -> None:
        self._put(f"journal/{page}.md", text)

    @rule(page=st.sampled_from(PAGES))
    def delete_page(self, page: str) -> None:
        self._remove(f"journal/{page}.md")

    @rule(data=st.sampled_from((None, b"one", b"two")))
    def change_a_picture(self, data: bytes | None) -> None:
        picture = self.root / "journal/picture.png"
        picture.unlink(missing_ok=True)
        if data:
            picture.write_bytes(data)

    @rule(text=st.sampled_from(CONFIGS))
    def change_config(self, text: str) -> None:
        self._put("config.toml", text)

    @rule(text=st.sampled_from(THEMES))
    def change_theme(self, text: str) -> None:
        self._put("themes/mine/templates/base.html", text)

    @rule(weeks=st.sampled_from((-1, 1, 1, 30)))
    def move_the_clock(self, weeks: int) -> None:
        self.today += dt.timedelta(weeks=weeks)

    @rule(data=st.sampled_from((b"", b"perfmirror store 1\n", b"\x80" * 100)), name=st.sampled_from(("notes", "outcome")))
    def break_the_store(self, data: bytes, name: str) -> None:
        for file in (self.root / ".ssg").glob(f"{name}*"):
            file.write_bytes(data)

    @rule(week=weeks)
    def change_a_page_by_hand(self, week: str) -> None:
        page = self.root / f"_site/weeks/{week}.html"
        if page.exists():
            page.write_text("by hand")

    @rule()
    def do_nothing(self) -> None:
        """Build again, with nothing changed."""

    @invariant()
    def the_site_is_the_one_built_from_nothing(self) -> None:
        if not self.root.exists():
            return
        clean = self.base / "clean"
        shutil.rmtree(clean, ignore_errors=True)
        shutil.copytree(self.root, clean, ignore=shutil.ignore_patterns(".ssg", "_site"))
        stood = _files(self.root / "_site")
        step, whole = self._build(self.root), self._build(clean)
        if "errors in config.toml" in whole[1]:
            assert (_files(self.root / "_site"), _files(clean / "_site")) == (stood, {})
            assert step[0] == whole[0] != 0
            return
        assert _files(self.root / "_site") == _files(clean / "_site")
        assert step == whole

    @invariant()
    def the_preview_shows_the_site_built_from_nothing(self) -> None:
        if not self.root.exists():
            return
        taken = self.taker(frozenset(self.changed))
        self.changed.clear()
        assert isinstance(taken, Lazy)
        built = make(taken.mirror)
        assert {path: taken.page(path).value for path in taken.paths} == built.site

    def _build(self, root: Path) -> tuple[int, str]:
        """Build by the command; return how it ended and what it said of the journal."""
        ended = ssg("-C", str(root), "--today", str(self.today), "build", "--quiet")
        # What was changed by hand in the output is only news where there was one.
        said = (line for line in ended.stderr.splitlines() if not line.startswith("changed by hand in "))
        return ended.exit_code, re.sub(rf"\S*/{root.name}/", "", "\n".join(said))

    def _put(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        self.changed.add(path)

    def _remove(self, path: str) -> None:
        (self.root / path).unlink(missing_ok=True)
        self.changed.add(path)


def test_a_site_built_step_by_step_is_the_one_built_from_nothing() -> None:
    steady = settings(max_examples=max(5, settings().max_examples // 8), stateful_step_count=10)
    run_state_machine_as_test(Journal, settings=steady)


def _week(week: str) -> str:
    return f"journal/{week[:4]}/{week}.md"


def _files(folder: Path) -> dict[str, bytes]:
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    found.pop(MARKER, None)
    return found
