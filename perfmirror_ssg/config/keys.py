"""Every key of config.toml, in one list: what it takes, its default, what it is for.

The reading, the JSON Schema and the page that describes the keys are made from `KEYS`.
"""

from perfmirror_ssg.config import site_checks
from perfmirror_ssg.config.keys_insights import INSIGHTS
from perfmirror_ssg.config.keys_scoring import CATEGORIES, EXPECTATIONS, PROFILE, SCORECARDS, SCORING
from perfmirror_ssg.config.shapes import Shape, choice, day, list_of, problem, text, week, whole, wrong_type, yes_no
from perfmirror_ssg.config.tables import Key, named, table, tables
from perfmirror_ssg.config.toml import Node
from perfmirror_ssg.diagnostics import Checked
from perfmirror_ssg.kinds import KINDS, UPDATES

SCHEMA = 1


def _read_schema(node: Node) -> Checked[int | None]:
    if isinstance(node.value, bool) or not isinstance(node.value, int):
        return wrong_type(node, "a whole number", str(SCHEMA))
    if node.value == SCHEMA:
        return Checked(value=SCHEMA)
    hint = f"write schema = {SCHEMA}" if node.value < SCHEMA else f"install a newer version, or write schema = {SCHEMA}"
    return problem("E402", node, f"this program reads schema {SCHEMA}, not {node.written}", hint)


SITE = table(
    "site",
    "The site and the person it belongs to.",
    Key(name="title", shape=text(empty=False, example='"Mirror"'), default="Mirror", about="the name of the site"),
    Key(name="author", shape=text(), default="", about="who writes it"),
    Key(
        name="language",
        shape=text(empty=False, example='"en"', check=site_checks.language),
        default="en",
        about="the language the journal is written in",
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

CLOCKS = table(
    "clocks",
    "When a gap counts as slow.",
    Key(name="aware_days", shape=whole(1, 3650, "14"), default=14, about="days from its beginning until it is noticed"),
    Key(name="resolve_days", shape=whole(1, 3650, "30"), default=30, about="days from being noticed until it is resolved"),
)

REVIEW = table(
    "review",
    "The company's own review cycle.",
    Key(name="cycle_start", shape=week(), required=True, about="the first week of a cycle"),
    Key(name="cycle_weeks", shape=whole(1, 104, "26"), default=26, about="weeks in a cycle"),
)

STORIES = table(
    "stories",
    "What stories are wanted for.",
    Key(
        name="questions",
        shape=list_of(text(empty=False, example='"Tell me about a launch that failed"')),
        default=(),
        about="questions that you expect to be asked, beside the shipped ones; the stories page says which have no story",
    ),
)

SHARED_CHARTS = ("score", "balance", "categories", "ratings", "metrics")
"""Charts that config may share, in the order of the trends page."""

SHARED = (
    Key(name="scores", shape=yes_no(), default=False, about="the scores of shared weeks"),
    Key(name="charts", shape=list_of(choice(*SHARED_CHARTS)), default=(), about="charts of shared weeks, with their figures"),
    Key(name="tags", shape=list_of(text(empty=False, example='"probes"')), default=(), about="tags of shared weeks"),
    Key(name="title", shape=text(empty=False, example='"Notes on probes"'), default="", about="the name of the shared site"),
)

SHARE = table(
    "share",
    "What an audience may see beyond what entries share.",
    table("coach", "What a coach may see.", *SHARED, owner="share."),
    table("public", "What everybody may see.", *SHARED, owner="share."),
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
    STORIES,
    SHARE,
    OFF,
    EVENT,
)
