"""The keys of config.toml that say what is scored and rated: profiles, dimensions, categories, expectations, scorecards.

They are part of the list in `keys.py`.
"""

from perfmirror_ssg.config.shapes import (
    choice,
    list_of,
    name,
    number,
    one_or_list,
    pair,
    text,
    week,
    whole,
    word_or,
    yes_no,
)
from perfmirror_ssg.config.tables import Key, by_name, named, table, tables

PUBLISHED = "published"
"""The word for the weights that the author of the framework publishes for managers."""

HIGHEST_LEVEL = 20

LONGEST_PERIOD = 104
"""Weeks that are judged together at most."""

MOST_WEIGHT = 100

MOST_POINTS = 10_000
"""The most points, of a piece of work or of a band; as many below zero."""

MOST_EXPECTED = 1_000
"""The highest count a week that may be expected."""

WEIGHTS = by_name(number(0, MOST_WEIGHT, "0.4"), "{input = 0.4, output = 0.6}")

POINTS = number(-MOST_POINTS, MOST_POINTS, "3")

_BANDS = list_of(pair(text(empty=False, example='"Outstanding"'), number(-MOST_POINTS, MOST_POINTS, "300")))


def _figures(otherwise: str) -> tuple[Key, ...]:
    return (
        Key(
            name="points",
            shape=POINTS,
            about="points for each piece of work; what goes wrong may cost: `-3`",
            otherwise=otherwise,
        ),
        Key(
            name="tiers",
            shape=list_of(pair(whole(1, 10_000, "5"), number(-MOST_POINTS, MOST_POINTS, "10"))),
            about="instead of points: steps of the week's total count, each with the points of the week; points end them",
            otherwise=otherwise,
        ),
        Key(
            name="expected",
            shape=number(0, MOST_EXPECTED, "0.5"),
            about="how many a week are expected, for the charts",
            otherwise=otherwise,
        ),
    )


PROFILE = tables(
    "profile",
    "Who I was from a week on. Each begins afresh from the shipped weights and target of its role and level.",
    Key(name="from", shape=week(), required=True, about="the first week of this profile"),
    Key(
        name="role",
        shape=text(empty=False, example='"Manager"'),
        default="IC",
        about="`IC`, `Manager`, `Senior Manager`, `Director`, or another with weights and target",
    ),
    Key(
        name="level",
        shape=whole(0, HIGHEST_LEVEL, "4"),
        default=0,
        about="level of the role; 0 means any, a level not shipped begins from the nearest",
    ),
    Key(name="title", shape=text(empty=False, example='"Staff Engineer"'), about="what to call it", otherwise="role and level"),
    Key(
        name="weights",
        shape=word_or(PUBLISHED, WEIGHTS),
        about="the weight of each dimension; they sum to 1, or to 100; `published` are those the framework's author publishes",
        otherwise="the shipped",
    ),
    table(
        "target",
        "How a period is judged.",
        Key(
            name="period_weeks",
            shape=whole(1, LONGEST_PERIOD, "12"),
            about="how many weeks are judged together",
            otherwise="the shipped",
        ),
        Key(
            name="bands",
            shape=_BANDS,
            about="names with the points they begin at, from the highest to the lowest, from 0; in place of all the shipped",
            otherwise="the shipped",
        ),
        owner="profile.",
    ),
    Key(
        name="template",
        shape=yes_no(),
        default=False,
        about="take points and expected counts of categories from the template of the role and level",
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
    Key(
        name="expectations",
        shape=choice("shipped", "own"),
        default="shipped",
        about="whether the shipped `[[expectations]]` stand beside your own, or only your own hold",
    ),
)

CATEGORIES = named(
    "categories",
    "A category of work: a new one, or changes to a shipped one, which keeps its other figures.",
    Key(name="dimension", shape=name('"output"'), about="the dimension it belongs to", otherwise="the shipped"),
    *_figures("the shipped"),
    Key(
        name="title",
        shape=text(empty=False, example='"1:1 Meetings"'),
        about="what to call it, as it stands on pages",
        otherwise="its name, in words",
    ),
    Key(name="description", shape=text(), default="", about="what counts as one"),
    Key(name="aliases", shape=list_of(name('"rfc"')), default=(), about="other names for it in the journal"),
    tables(
        "change",
        "Other figures from a week on; earlier weeks stay as they were.",
        Key(name="from", shape=week(), required=True, about="the first week of the new figures"),
        *_figures("as before"),
        owner="categories.NAME.",
    ),
)

EXPECTATIONS = tables(
    "expectations",
    "What a role and level is expected to show.",
    Key(name="role", shape=text(empty=False, example='"Manager"'), required=True, about="the role it is for"),
    Key(name="level", shape=whole(0, HIGHEST_LEVEL, "4"), default=0, about="the level it is for; 0 means any"),
    Key(name="id", shape=name('"grows-people"'), required=True, about="its name, once for each role and level"),
    Key(name="text", shape=text(empty=False), required=True, about="the expectation, in a sentence"),
    Key(name="categories", shape=list_of(name('"mentoring"')), default=(), about="categories whose items are evidence"),
    Key(name="tags", shape=list_of(text(empty=False, example='"growth"')), default=(), about="tags whose weeks are evidence"),
    Key(name="suggestion", shape=text(), default="", about="one thing to do next week towards it"),
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
        shape=by_name(one_or_list(text(empty=False, example='"do they know why?"')), '{clarity = "do they know why?"}'),
        about="each criterion with its question, or a list: the question, then questions to think with",
        otherwise="the shipped",
    ),
    Key(
        name="groups",
        shape=by_name(list_of(text(empty=False, example='"clarity"')), '{growth = ["clarity"]}'),
        about="criteria that belong together, by the word they stand under",
        otherwise="the shipped",
    ),
    Key(
        name="scale",
        shape=pair(whole(0, 100, "1"), whole(0, 100, "5")),
        default=(1, 5),
        about="the lowest and the highest rating",
    ),
    Key(
        name="every",
        shape=choice("week", "month", "quarter", "half-year", "year"),
        default="quarter",
        about="how often it comes back, once it was rated",
    ),
    Key(name="bands", shape=_BANDS, default=(), about="names for totals, with the total they begin at, from the highest"),
)
