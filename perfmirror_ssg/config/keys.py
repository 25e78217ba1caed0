"""Every key of config.toml, in one list: what it takes, its default, what it is for.

The reading, the JSON Schema and the page that describes the keys are made from `KEYS`.
"""

from perfmirror_ssg.config import site_checks
from perfmirror_ssg.config.shapes import (
    Shape,
    choice,
    day,
    list_of,
    name,
    number,
    one_or_list,
    pair,
    problem,
    text,
    week,
    whole,
    wrong_type,
    yes_no,
)
from perfmirror_ssg.config.tables import Key, by_name, named, table, tables
from perfmirror_ssg.config.toml import Node
from perfmirror_ssg.diagnostics import Checked
from perfmirror_ssg.kinds import KINDS, UPDATES

SCHEMA = 1

_POINTS = number(-10_000, 10_000)
_BANDS = list_of(pair(text(empty=False, example='"Outstanding"'), _POINTS))


def _read_schema(node: Node) -> Checked[int | None]:
    if isinstance(node.value, bool) or not isinstance(node.value, int):
        return wrong_type(node, "a whole number", str(SCHEMA))
    if node.value == SCHEMA:
        return Checked(value=SCHEMA)
    hint = f"write schema = {SCHEMA}" if node.value < SCHEMA else f"install a newer version, or write schema = {SCHEMA}"
    return problem("E402", node, f"this program reads schema {SCHEMA}, not {node.written}", hint)


_FIGURES = (
    Key(name="points", shape=_POINTS, about="points for each piece of work; what goes wrong may cost", otherwise="the shipped"),
    Key(
        name="tiers",
        shape=list_of(pair(whole(1, 10_000), _POINTS)),
        about="instead of points: steps of the week's total count, each with the points of the week",
        otherwise="count × points",
    ),
    Key(name="expected", shape=number(0, 1_000), about="how many a week are expected, for the charts", otherwise="nothing"),
)

SITE = table(
    "site",
    "The site and the person it belongs to.",
    Key(name="title", shape=text(empty=False, example='"Mirror"'), default="Mirror", about="the name of the site"),
    Key(name="author", shape=text(), default="", about="who writes it"),
    Key(
        name="language", shape=text(empty=False, example='"en"', check=site_checks.language), default="en", about="of the text"
    ),
    Key(
        name="timezone",
        shape=text(empty=False, example='"Europe/Berlin"', check=site_checks.timezone),
        about="the time zone that decides which day is today",
        otherwise="the machine's",
    ),
    Key(name="start", shape=week(), about="the first week of the journal", otherwise="the first week file"),
    Key(
        name="base_url",
        shape=text(example='"https://me.example/journal"', check=site_checks.base_url),
        default="",
        about="where the site will stand: for feeds, canonical links and the link of the 404 page",
    ),
    Key(
        name="output",
        shape=text(empty=False, example='"_site"', check=site_checks.output),
        default="_site",
        about="the folder that a build writes, from the site folder",
    ),
    Key(
        name="theme",
        shape=text(empty=False, example='"default"', check=site_checks.theme),
        default="default",
        about="the theme: `default`, or a folder in `themes/`",
    ),
    Key(
        name="editor",
        shape=text(empty=False, example='"vscode"', check=site_checks.editor),
        default="vscode",
        about="how links open a file: `vscode`, `obsidian`, `none`, or an address with `{path}` and `{line}`",
    ),
    Key(name="today", shape=day(), about="pins the day, for a sample or a test", otherwise="the calendar's day"),
)

PROFILE = tables(
    "profile",
    "Who I was from a week on. Each begins afresh from the shipped weights and target of its role and level.",
    Key(name="from", shape=week(), required=True, about="the first week of this profile"),
    Key(
        name="role",
        shape=text(empty=False, example='"Manager"'),
        default="IC",
        about="`IC`, `Manager`, or another with weights and target",
    ),
    Key(
        name="level",
        shape=whole(0, 20),
        default=0,
        about="level of the role; 0 means any, a level not shipped begins from the nearest",
    ),
    Key(name="title", shape=text(empty=False, example='"Staff Engineer"'), about="what to call it", otherwise="role and level"),
    Key(
        name="weights",
        shape=by_name(number(0, 100)),
        about="the weight of each dimension; they sum to 1, or to 100",
        otherwise="the shipped",
    ),
    table(
        "target",
        "How a period is judged.",
        Key(name="period_weeks", shape=whole(1, 104), about="how many weeks are judged together", otherwise="the shipped"),
        Key(
            name="bands",
            shape=_BANDS,
            about="names with the points they begin at, from the highest to the lowest",
            otherwise="the shipped",
        ),
    ),
)

SCORING = table(
    "scoring",
    "What is scored, and how holes are counted.",
    Key(
        name="dimensions",
        shape=list_of(name('"learning"')),
        default=("input", "output", "outcome", "impact"),
        about="the dimensions of work, in order; shipped categories of other dimensions are left out",
    ),
    Key(
        name="missing",
        shape=choice("prorate", "zero"),
        default="prorate",
        about="missing weeks in a period: left out of the mean (`prorate`), or counted as nothing (`zero`)",
    ),
)

CATEGORIES = named(
    "categories",
    "A category of work: a new one, or changes to a shipped one, which keeps its other figures.",
    Key(name="dimension", shape=name('"output"'), about="the dimension it belongs to", otherwise="the shipped"),
    *_FIGURES,
    Key(name="description", shape=text(), default="", about="what counts as one"),
    Key(name="aliases", shape=list_of(name('"rfc"')), default=(), about="other names for it in the journal"),
    tables(
        "change",
        "Other figures from a week on; earlier weeks stay as they were.",
        Key(name="from", shape=week(), required=True, about="the first week of the new figures"),
        *_FIGURES,
        owner="categories.NAME.",
    ),
)

EXPECTATIONS = tables(
    "expectations",
    "What a role and level is expected to show.",
    Key(name="role", shape=text(empty=False, example='"Manager"'), required=True, about="the role it is for"),
    Key(name="level", shape=whole(0, 20), default=0, about="the level it is for; 0 means any"),
    Key(name="id", shape=name('"grows-people"'), required=True, about="its name, once for each role and level"),
    Key(name="text", shape=text(empty=False), required=True, about="the expectation, in a sentence"),
    Key(name="categories", shape=list_of(name('"mentoring"')), default=(), about="categories whose items are evidence"),
    Key(name="tags", shape=list_of(text(empty=False, example='"growth"')), default=(), about="tags whose weeks are evidence"),
)

SCORECARDS = named(
    "scorecards",
    "Ratings by judgment: one of my own, or changes to a shipped one.",
    Key(name="enabled", shape=yes_no(), default=True, about="`false` switches it off"),
    Key(name="title", shape=text(empty=False, example='"Growth"'), about="what to call it", otherwise="its name"),
    Key(
        name="about",
        shape=text(empty=False, example='"oneself"'),
        default="oneself",
        about="`oneself` or `the team`, rated in short; anything else (`a domain`) asks for the subject",
    ),
    Key(
        name="criteria",
        shape=by_name(one_or_list(text(empty=False, example='"do they know why?"'))),
        about="each criterion with its question, or a list: the question, then questions to think with",
        otherwise="the shipped",
    ),
    Key(name="scale", shape=pair(whole(0, 100), whole(0, 100)), default=(1, 5), about="the lowest and the highest rating"),
    Key(
        name="every",
        shape=choice("week", "month", "quarter", "half-year", "year"),
        default="quarter",
        about="how often it comes back, once it was rated",
    ),
    Key(name="bands", shape=_BANDS, default=(), about="names for totals, with the total they begin at, from the highest"),
)

METRICS = named(
    "metrics",
    "How a number of the week is called and read.",
    Key(name="title", shape=text(empty=False, example='"Focus time"'), about="what to call it", otherwise="its name"),
    Key(name="unit", shape=text(example='"h"'), default="", about="what it is measured in"),
    Key(name="better", shape=choice("up", "down"), default="", about="which direction is the better one", otherwise="neither"),
)


def _heading(kind: str, title: str) -> Key:
    shape: Shape = list_of(text(empty=False, example=f'"{title}"'))
    return Key(name=kind, shape=shape, default=(), about=f"headings that mean {title}")


HEADINGS = table(
    "headings",
    "More headings that open a log section, for each kind of record.",
    *(_heading(kind.name, kind.title) for kind in KINDS),
    _heading(UPDATES, "Updates"),
)

INSIGHTS = table(
    "insights",
    "What the site remarks on.",
    Key(name="off", shape=list_of(name('"primary-focus"')), default=(), about="insights to switch off"),
    Key(
        name="thresholds",
        shape=by_name(_POINTS),
        about="thresholds that differ from the shipped ones, by name",
        otherwise="none",
    ),
)

CLOCKS = table(
    "clocks",
    "When a gap counts as slow.",
    Key(name="aware_days", shape=whole(1, 3650), default=14, about="days from its beginning until it is noticed"),
    Key(name="resolve_days", shape=whole(1, 3650), default=30, about="days from being noticed until it is resolved"),
)

REVIEW = table(
    "review",
    "The company's own review cycle.",
    Key(name="cycle_start", shape=week(), required=True, about="the first week of a cycle"),
    Key(name="cycle_weeks", shape=whole(1, 104), default=26, about="weeks in a cycle"),
)

SHARED = (
    Key(name="scores", shape=yes_no(), default=False, about="the scores of shared weeks"),
    Key(name="charts", shape=list_of(name('"score"')), default=(), about="charts of shared weeks, by name"),
    Key(name="tags", shape=list_of(text(empty=False, example='"probes"')), default=(), about="tags of shared weeks"),
)

SHARE = table(
    "share",
    "What an audience may see beyond what entries share.",
    table("coach", "What a coach may see.", *SHARED),
    table("public", "What everybody may see.", *SHARED),
)

OFF = tables(
    "off",
    "Weeks off: their points do not count, and nobody asks for them.",
    Key(name="from", shape=week(), required=True, about="the first week off"),
    Key(name="to", shape=week(), about="the last week off", otherwise="the first"),
    Key(name="reason", shape=text(empty=False, example='"holiday"'), required=True, about="why"),
)

EVENT = tables(
    "event",
    "A mark on every time chart.",
    Key(name="week", shape=week(), required=True, about="where it stands"),
    Key(name="label", shape=text(empty=False, example='"Moved to another team"'), required=True, about="what it says"),
)

KEYS: tuple[Key, ...] = (
    Key(
        name="schema",
        shape=Shape(words="1", example=str(SCHEMA), schema={"const": SCHEMA}, read=_read_schema),
        default=SCHEMA,
        about="the version of this format",
    ),
    SITE,
    PROFILE,
    SCORING,
    CATEGORIES,
    EXPECTATIONS,
    SCORECARDS,
    METRICS,
    HEADINGS,
    INSIGHTS,
    CLOCKS,
    REVIEW,
    SHARE,
    OFF,
    EVENT,
)
