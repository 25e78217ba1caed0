"""Codes of family E4: config.toml and the theme. What config.toml says about scoring is in `e4_scoring.py`."""

from perfmirror_ssg.codes.code import Code

E4: tuple[Code, ...] = (
    Code(
        id="E400",
        title="config.toml is not TOML",
        explanation=(
            "The file could not be read from this place on, so nothing in it holds: every setting has its default until it is "
            "mended. Texts and weeks stand in double quotes, a key and its value are joined by =, and [name] begins a table."
        ),
        wrong="[site]\ntitle = Mirror",
        right='[site]\ntitle = "Mirror"',
    ),
    Code(
        id="E401",
        title="a key or table stands twice",
        explanation=(
            "TOML does not say which of the two would hold, so it refuses the file, and every setting has its default. "
            "Tables that may stand several times, such as profile, have two brackets."
        ),
        wrong='[site]\ntitle = "Mirror"\ntitle = "My weeks"',
        right='[site]\ntitle = "My weeks"',
    ),
    Code(
        id="E402",
        title="another version of the format",
        explanation=(
            "`schema` says for which version of the format config.toml was written. This program reads it as its own version, "
            "and some of it may mean something else."
        ),
        wrong="schema = 2",
        right="schema = 1",
    ),
    Code(
        id="E403",
        title="unknown key or table in config.toml",
        explanation=(
            "No setting has this name here, so it would change nothing, without a word. Often it is a slip of the keyboard, "
            "or the key stands in the wrong table: a key belongs to the last [table] above it."
        ),
        wrong='[site]\ntitel = "Mirror"',
        right='[site]\ntitle = "Mirror"',
    ),
    Code(
        id="E404",
        title="a value of the wrong type in config.toml",
        explanation=(
            "The setting takes another type of value: a number stands without quotes, a text with them, a list in [ ], and "
            "tables that may stand several times have two brackets. The setting has its default until then."
        ),
        wrong='[clocks]\naware_days = "14"',
        right="[clocks]\naware_days = 14",
    ),
    Code(
        id="E405",
        title="not a week or date in config.toml",
        explanation=(
            "A week is written as in the name of its file, in quotes; a date is written without. Weeks are those of ISO 8601: "
            "some years have 52 of them, some 53."
        ),
        wrong='[site]\nstart = "2025-W53"',
        right='[site]\nstart = "2025-W52"',
    ),
    Code(
        id="E406",
        title="a value out of range in config.toml",
        explanation="The setting takes a number between two bounds, or one word of a list; the hint names them.",
        wrong='[scoring]\nmissing = "none"',
        right='[scoring]\nmissing = "zero"',
    ),
    Code(
        id="E407",
        title="not a name",
        explanation=(
            "Categories, dimensions, scorecards and criteria are named as they are typed in the journal and in addresses: "
            "lower-case letters and digits, single dashes between words, at most 48 characters. One form, so that the same "
            "thing never has two names."
        ),
        wrong='[categories.Design_Doc]\ndimension = "output"\npoints = 10',
        right='[categories.design-doc]\ndimension = "output"\npoints = 10',
    ),
    Code(
        id="E408",
        title="something is missing in config.toml",
        explanation=(
            "The table says too little to be used: weeks off need a reason, a profile the week from which it holds, "
            "a new category its dimension and its points."
        ),
        wrong='[[off]]\nfrom = "2026-W32"\nto = "2026-W34"',
        right='[[off]]\nfrom = "2026-W32"\nto = "2026-W34"\nreason = "holiday"',
    ),
    Code(
        id="E409",
        title="a text that cannot work",
        explanation=(
            "The text is empty, holds a character that cannot be shown, or is not what the setting needs: a time zone by its "
            "name, a whole web address, a language tag. The setting has its default until then."
        ),
        wrong='[site]\ntimezone = "Berlin"',
        right='[site]\ntimezone = "Europe/Berlin"',
    ),
    Code(
        id="E440",
        title="the output may not be written to",
        explanation=(
            "A build writes and removes files in the folder that `output` names, so it has to be one in which nothing of yours "
            "can be lost: not the journal, not a folder that holds it, and not one that holds files the program did not write. "
            "`ssg build` refuses it; `--adopt` takes a folder that holds other files, and leaves them."
        ),
        wrong='[site]\noutput = "journal"',
        right='[site]\noutput = "_site"',
    ),
)
