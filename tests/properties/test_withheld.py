"""What is not shared makes no difference: two journals that share the same give the same shared site, byte for byte."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import event, given, settings
from hypothesis import strategies as st

from perfmirror_ssg.build import make, narrowed, read
from perfmirror_ssg.config.keys import SHARED_CHARTS
from perfmirror_ssg.kinds import KINDS, Field, Kind, Type
from perfmirror_ssg.leaving import leaving
from perfmirror_ssg.model import Audience
from tests.editions import TODAY
from tests.sites import write_site

Files = dict[str, str]
Twins = tuple[str, str]
"""The same place of two journals that differ only in what they do not share."""

WORDS = ("Quillwort", "Ledger", "notes", "open")
PARTS = (
    "{w} alone.",
    "### {w}",
    "### Notes",
    "- {w}\n  - [ ] more",
    "> [!note] {w}\n> {w}",
    "```python {w}\n{w}\n```",
    "%% {w} %%",
    "<!--\n{w}\n-->",
    "| {w} | b |\n|---|---|\n| {w} | 2 |",
    "See[^{w}].\n\n[^{w}]: of {w}",
    "[{w}][ref-{w}]\n\n[ref-{w}]: https://example.com/{w}",
    "As in [[2026-W30]], [[2026-W30#Notes|{w}]], [[2026-W40#^a-block]], [[open]], [[^keep-it]] and [[hidden#Deep]].",
    '![[picture.png|{w}]] ![{w}](picture.png "{w}")',
    "Words with a place. ^{w}-block",
)
ITEMS = (
    "- {w} [owner:: {w}] [supersedes:: keep-it] ^{w}-decided",
    "- About [[hidden]] and more\n  [[2026-W40]] told of it.",
    "- [[^keep-it]] {w} ^{w}-again",
)
VALUES: Mapping[Type, tuple[str, ...]] = {
    Type.TEXT: ("of {w}", "[[2026-W30]] and Ada"),
    Type.CONFIDENCE: ("60%", "90%"),
    Type.WHEN: ("2026-06-01", "2026-W29"),
    Type.DATE: ("2026-07-01", "2026-07-02"),
    Type.SCORE: ("1", "5"),
    Type.YES_NO: ("yes", "no"),
    Type.ID: ("keep-it", "slow-deploys"),
}
"""What a field of each type may say."""
UPDATES = (
    "- ^keep-it [status:: reversed] {w}",
    "- ^held-loosely [confidence:: 90%] {w}",
    "- ^slow-deploys [status:: mitigated] [next:: {w}] {w}",
    "- ^2026-w30-which-of-them [status:: dropped]",
)
FRONT: Mapping[str, tuple[str, ...]] = {
    "title": ("title: {w}", 'title: "[[open]] and {w}"'),
    "summary": ("summary: {w} [two](https://example.com/{w})",),
    "levers": ("levers: {{teacher: {w}, peer: [{w}, Ada]}}",),
    "extra": ("extra: {{{w}: [1, {w}]}}",),
    "scorecards": ("scorecards: {{bus-factor: {{{w}: {{coverage: 1}}}}}}",),
    "decisions": (
        "decisions: [{{title: {w} first, id: {w}-first, supersedes: keep-it}}]",
        "decisions: [{{title: Which of them}}]",
    ),
    "written": ("written: 2026-11-19",),
}
UNSCORED: Mapping[str, tuple[str, ...]] = {
    "off": ("off: {w}",),
    "output": ("output: {{pull-request: 3, {w}: 2}}",),
    "impact": ("impact: {{hire: {{count: 1, note: {w}}}}}",),
}
CONFIG = (
    '[[off]]\nfrom = "2026-W33"\nto = "2026-W34"\nreason = "{w}"\n',
    '[[event]]\nweek = "2026-W36"\nlabel = "{w}"\n',
    '[categories.{w}]\ndimension = "output"\npoints = 3\ndescription = "{w}"\naliases = ["{w}s"]\n',
    '[categories.pull-request]\ndescription = "{w}"\nexpected = 4\n',
    '[metrics.{w}]\ntitle = "{w}"\nunit = "{w}"\n',
    '[scorecards.{w}]\nabout = "a team"\ncriteria = {{trust = "{w}?"}}\nscale = [1, 5]\nevery = "month"\n',
    '[[expectations]]\nrole = "IC"\nlevel = 5\nid = "one"\ntext = "{w}"\ncategories = ["mentoring"]\n',
    '[insights]\noff = ["primary-focus"]\n',
    "[clocks]\naware_days = 3\n",
    '[review]\ncycle_start = "2026-W06"\n',
    '[share.{other}]\nscores = true\ntitle = "{w}"\ntags = ["{w}"]\n',
)
SITE: tuple[str, ...] = (
    'title = "{w}"',
    'author = "{w}"',
    'start = "2025-W50"',
    'editor = "vscode"',
    'base_url = "https://{w}.example"',
    'output = "{w}"',
)

PEOPLE = '[[person]]\nnames = ["Ada"]\nalias = "Heron"\n[[person]]\nnames = ["{name}son"]\nalias = "Wren{at}"\n'
OPEN = (
    "---\nshare: public\nshare_title: Open to Ada\ntitle: {name}\n---\n\n{inner}## Rest\n\n"
    "::: share public\n### On [[hidden]]\n\nWords. [[2026-W30]]\n:::\n"
)

words = st.sampled_from(WORDS)


def said(*texts: str) -> st.SearchStrategy[str]:
    """Draw one of some texts, with a word in it."""
    return st.builds(lambda text, word: text.format(w=word.lower(), other="@"), st.sampled_from(texts), words)


def few(*texts: str, between: str = "\n\n") -> st.SearchStrategy[str]:
    """Draw up to three texts, each once."""
    return st.lists(said(*texts), max_size=3, unique=True).map(lambda drawn: "".join(f"{text}{between}" for text in drawn))


def valued(kind: Kind, field: Field) -> st.SearchStrategy[str]:
    """Draw what a field says; what it is shared with is drawn elsewhere."""
    lists = {Type.STATUS: kind.statuses or ("open",), Type.CHOICE: field.choices}
    return said(*(f"[{field.name}:: {value}]" for value in (lists[field.type] if field.type in lists else VALUES[field.type])))


def unshared(kind: Kind) -> st.SearchStrategy[str]:
    """Draw a record of a kind that is shared with nobody, with any of its fields."""
    fields = {name: valued(kind, field) for name, field in kind.fields.items() if field.type is not Type.AUDIENCE}
    drawn = st.fixed_dictionaries({}, optional=fields)
    heads = said(f"## {kind.title}\n- {{w}} ", f"## {kind.title}\n### {{w}}\n- [ ] {{w}} ")
    return st.builds(lambda head, said: f"{head}{' '.join(said.values())}\n", heads, drawn)


def keyed(keys: Mapping[str, tuple[str, ...]]) -> st.SearchStrategy[str]:
    """Draw lines of front matter, one for a key at most."""
    lines = st.fixed_dictionaries({}, optional={key: said(*texts) for key, texts in keys.items()})
    return lines.map(lambda drawn: "".join(f"{line}\n" for line in drawn.values()))


def twins(one: st.SearchStrategy[str]) -> st.SearchStrategy[Twins]:
    return st.tuples(one, one)


RECORDS = st.lists(st.one_of([unshared(kind) for kind in KINDS]), max_size=3).map("".join)
PROSE, KEPT, TOLD = few(*PARTS), few(*ITEMS, between="\n"), few(*UPDATES, between="\n")
AUDIENCES: st.SearchStrategy[Audience] = st.sampled_from(("coach", "public"))
PASSAGES = (
    "### Notes\n\nWords of Ada, [[hidden]], [[hidden#Deep|as there]], [[2026-W35]], [[#Notes]] and [[#^a-block]].",
    "#### On [[hidden]] and [[open]]\n\nSee[^n] ![[picture.png]].\n\n[^n]: of [[2026-W40#^a-block]]",
    'A [place](https://example.com "of note"), [[2026-W35#Notes]] and [[^keep-it]]. ^a-block',
    "```text info\ncode\n```\n\n| a | b |\n|---|---|\n| [[hidden\\|h]] | ![x](picture.png) |",
)


@st.composite
def weeks(draw: st.DrawFn, week: str, charts: tuple[str, ...], scored: bool) -> Twins:  # noqa: FBT001 - drawn
    """Draw a shared week twice: what it shares is the same, all else is not."""
    fronts = draw(twins(keyed(FRONT if scored else {**FRONT, **UNSCORED})))
    notes = draw(twins(words))
    passages = draw(st.lists(st.sampled_from(PASSAGES), max_size=3, unique=True))
    shares = [draw(AUDIENCES) for _ in range(9)]
    gaps = [draw(twins(PROSE)) for _ in range(len(passages) + 1)]
    kept = [draw(twins(KEPT)) for _ in range(3)]
    others = draw(twins(RECORDS))
    told = draw(twins(TOLD))

    def side(at: int) -> Iterator[str]:
        yield f"---\nshare: {shares[0]}\nshare_title: A week with Ada\ntags: [{notes[at].lower()}, probes]\n{fronts[at]}"
        note = f"note: {notes[at]}"
        if scored:
            yield f"input:\n  one-on-one: {{count: 2, {note}}}\noutcome:\n  goal-met: [{{score: 7, {note}}}]\n"
        yield f"ratings: {{learning: {4 if 'ratings' in charts else at + 1}}}\n"
        yield "metrics: {focus-hours: 11.5}\n" if "metrics" in charts else f"metrics: {{{notes[at].lower()}: {at}}}\n"
        yield f"---\n\n{gaps[0][at]}"
        for number, passage in enumerate(passages):
            mark = " public" if shares[number + 1] == "public" else ""
            yield f"::: share{mark}\n{passage.replace('^n', f'^n{number}')}\n:::\n\n{gaps[number + 1][at]}"
        yield f"## Decisions\n{kept[0][at]}"
        if week == "2026-W30":
            yield f"- Keep [[hidden]] [share:: {shares[5]}] [because:: Ada and [[open]]] ^keep-it\n{kept[1][at]}"
            yield f"## Hypotheses\n- Held [confidence:: 60%] [share:: {shares[6]}] ^held-loosely\n"
            yield f"## Gaps\n{kept[2][at]}- Slow [began:: 2026-07-01] [next:: ask] [share:: {shares[7]}] ^slow-deploys\n"
        yield from others[at]
        yield f"\n## Questions\n- Which of them? [share:: {shares[8]}]\n\n## Updates\n{told[at]}"
        yield f"- ^keep-it [share:: {shares[8]}] [supersedes:: hidden-one] A word. [[2026-W35]]\n"

    return "".join(side(0)), "".join(side(1))


@st.composite
def journals(draw: st.DrawFn) -> tuple[Audience, Files, Files]:
    """Draw an audience, and two journals that share the same with it."""
    audience = draw(AUDIENCES)
    charts = tuple(draw(st.lists(st.sampled_from(SHARED_CHARTS), max_size=3, unique=True)))
    scores = draw(st.booleans())
    scored = scores or bool({"score", "balance", "categories"} & {*charts})
    listed = ", ".join(f'"{chart}"' for chart in charts)
    share = f'[share.{audience}]\nscores = {str(scores).lower()}\ncharts = [{listed}]\ntags = ["probes"]\ntitle = "Ours"\n'
    texts = {week: draw(weeks(week, charts, scored)) for week in ("2026-W30", "2026-W40")}
    private = [line for line in CONFIG if not (scored and ("[[off]]" in line or "pull-request" in line))]
    config = draw(twins(keyed({text: (text,) for text in private})))
    head = draw(twins(keyed({text: (text,) for text in SITE})))
    inner, name = draw(twins(PROSE)), draw(st.tuples(words, words))
    others = draw(twins(st.sampled_from(("", "2026-W20", "2026-W35", "2026-W45"))))
    other = "public" if audience == "coach" else "coach"
    event(f"scored: {scored}, charts: {bool(charts)}")

    def side(at: int) -> Files:
        start = '[[profile]]\nfrom = "2026-W01"\nrole = "IC"\nlevel = 5\n' if scored else ""
        files = {
            "config.toml": f"schema = 1\n[site]\n{head[at]}{start}{share}{config[at].replace('@', other)}",
            "people.toml": PEOPLE.format(name=name[at], at=at),
            **{f"journal/{week}.md": text[at] for week, text in texts.items()},
            "journal/pages/open.md": OPEN.format(name=name[at], inner=inner[at]),
            "journal/picture.png": "\x89PNG",
        }
        for number in (0, 1):
            file = f"journal/stories/{name[number if at else 1 - number].lower()}-{number}{at}.md"
            files[file] = (
                f"---\nshare: public\nshare_title: A story\n---\n\n::: share public\nTold [[2026-W40]] {number}.\n:::\n"
            )
        if at:
            files["journal/pages/hidden.md"] = "---\ntitle: Hidden\n---\n\n# Deep\n\n[[2026-W30]] [[open]] [[^keep-it]]\n"
            files["journal/goals/lead.md"] = "---\nneeds: [{id: two, title: Two}]\n---\n\n[[2026-W40]]\n"
        if others[at]:
            files[f"journal/{others[at]}.md"] = (
                f"---\ninput: {{one-on-one: 9}}\n---\n\n{inner[at]}## Decisions\n- Old ^hidden-one\n"
            )
        return files

    return audience, side(0), side(1)


def shared(files: Files, audience: Audience) -> tuple[dict[str, bytes], tuple[object, ...]]:
    """Build what an audience sees; return it with what is said to leave."""
    with TemporaryDirectory() as folder:
        seen = narrowed(read(write_site(Path(folder) / "site", files), lambda _: TODAY), audience)
        site = {path: data for path, data in make(seen).site.items() if not path.startswith("assets/")}
        return site, leaving(seen.report)


@given(journals())
@settings(max_examples=max(10, settings().max_examples // 2))
def test_what_is_not_shared_makes_no_difference(drawn: tuple[Audience, Files, Files]) -> None:
    audience, *both = drawn
    (one, first), (other, second) = (shared(files, audience) for files in both)
    assert first == second
    assert one.keys() == other.keys()
    assert {path: data.decode() for path, data in one.items()} == {path: data.decode() for path, data in other.items()}
