"""Codes of family E1 for files: their names, their encoding, and where front matter begins and ends."""

from perfmirror_ssg.codes.code import Code

E1: tuple[Code, ...] = (
    Code(
        id="E100",
        title="file that is not UTF-8",
        explanation=(
            "Files are read as UTF-8. In another encoding letters beyond English would be guessed, and a guess that is "
            "wrong stays in the journal for years. The file is not read until it is saved as UTF-8."
        ),
        wrong="caf\\xe9, saved as Windows-1252",
        right="café, saved as UTF-8",
    ),
    Code(
        id="E101",
        title="control character",
        explanation=(
            "A character that no keyboard types, and no page can show, stands in the file; usually it came with a paste"
            " from a terminal, or the file was damaged. It is shown as a replacement sign until it is deleted."
        ),
        wrong="pasted from a terminal: \x1b[31mfailed\x1b[0m",
        right="pasted from a terminal: failed",
    ),
    Code(
        id="E102",
        title="carriage return without a line feed",
        explanation=(
            "Lines end with a line feed, or with a carriage return and a line feed. A carriage return alone ends a line"
            " in one program and not in the next, so line numbers would mean nothing. The file is not read."
        ),
        wrong="one line\rthe next, as old systems ended them",
        right="one line\nthe next",
    ),
    Code(
        id="E103",
        title="merge left unfinished",
        explanation=(
            "git left both sides of a conflict in the file. Reading it would count the week twice. The file is not read"
            " until the markers are gone. To show a marker in an example, indent it by one blank."
        ),
        wrong="<<<<<<< HEAD\n- Defer it ^defer\n=======\n- Do it now ^defer\n>>>>>>> laptop",
        right="- Do it now ^defer",
    ),
    Code(
        id="E104",
        title="file that is too large",
        explanation=(
            "A week is a page of text. A file of many megabytes is a log or a picture that was pasted, and would slow "
            "down every build. It is not read."
        ),
        wrong="a log of 8 MiB, pasted into 2026-W20.md",
        right="the lines that matter, and the log as a file beside it: [the log](worker.log)",
    ),
    Code(
        id="E110",
        title="front matter that does not open the file",
        explanation=(
            "Front matter begins on line 1, with three dashes alone. After a blank line or an invisible character, with the "
            "long dashes that some editors make, or with no dashes at all, other programs take it for text, and so all its "
            "points would be gone. For a line across the page, write *** below some text."
        ),
        wrong="\n---\ninput: {one-on-one: 6}\n---",
        right="---\ninput: {one-on-one: 6}\n---",
    ),
    Code(
        id="E111",
        title="front matter that is never closed",
        explanation=(
            "The front matter is opened on line 1 and there is no second line of three dashes. Nothing says where the "
            "fields end and the text begins, so none of it is read."
        ),
        wrong="---\ninput: {one-on-one: 6}\n\nA quiet week.",
        right="---\ninput: {one-on-one: 6}\n---\n\nA quiet week.",
    ),
    Code(
        id="E112",
        title="front matter that is closed in another way",
        explanation=(
            "Front matter is closed by three dashes alone on a line. Three dots, other dashes, or dashes with text behind "
            "them, end it in some programs and not in others."
        ),
        wrong="---\ninput: {one-on-one: 6}\n...",
        right="---\ninput: {one-on-one: 6}\n---",
    ),
    Code(
        id="E113",
        title="front matter in TOML",
        explanation="Front matter is written in YAML between lines of three dashes; only config.toml is TOML.",
        wrong='+++\ntitle = "Walking the product"\n+++',
        right="---\ntitle: Walking the product\n---",
    ),
    Code(
        id="E114",
        title="front matter that is too long",
        explanation="Up to 64 KiB of front matter are read, which is thirty pages. Long texts belong below it.",
        wrong="---\nsummary: a chapter\n---",
        right="---\nsummary: one sentence\n---\nA chapter.",
    ),
    Code(
        id="E115",
        title="foreign blank or invisible character in front matter",
        explanation=(
            "YAML is indented and separated with plain blanks. A no-break space, or another blank that came with a paste, "
            "looks like one and is none; before and after a key, a colon or a dash it would be a letter. Inside a text it "
            "may stay. Characters that cannot be seen have no place there either, and U+0085, U+2028, U+2029 and U+FEFF "
            "nowhere, for some programs end a line at them. They are read as blanks."
        ),
        wrong="input:\n\\u00a0 one-on-one:\\u00a06",
        right="input:\n  one-on-one: 6",
    ),
    Code(
        id="E140",
        title="note without a place",
        explanation=(
            "Below journal/ a file ending in .md is a week, or stands directly in pages/, goals/, stories/ or reviews/."
            " Anything else would never be shown. What is not meant to be read can stand in a folder _drafts."
        ),
        wrong="journal/values.md",
        right="journal/pages/values.md",
    ),
    Code(
        id="E141",
        title="two files for one week",
        explanation=(
            "A week has one file. Only the first, in the order of paths, is read, and everything in the other is "
            "missing from every figure."
        ),
        wrong="journal/2026-W20.md\njournal/2026/2026-W20.md",
        right="journal/2026/2026-W20.md",
    ),
    Code(
        id="E142",
        title="names equal but for case",
        explanation=(
            "On many systems two such names are one file: one would overwrite the other when the journal is copied or "
            "checked out there."
        ),
        wrong="journal/pages/values.md\njournal/pages/Values.md",
        right="journal/pages/values.md\njournal/pages/values-2027.md",
    ),
    Code(
        id="E143",
        title="file that cannot be read",
        explanation=(
            "The system does not let us read the file, or it is no regular file: a pipe, a device, a socket. Nothing "
            "else is ever opened."
        ),
        wrong="mkfifo journal/2026/2026-W20.md",
        right="journal/2026/2026-W20.md, a text file that you may read",
    ),
    Code(
        id="E145",
        title="week among the documents",
        explanation=(
            "A file named as a week stands below pages/, goals/, stories/ or reviews/. As a document it would not count"
            " as a week."
        ),
        wrong="journal/pages/2026-W20.md",
        right="journal/2026/2026-W20.md",
    ),
    Code(
        id="E146",
        title="week beside the journal",
        explanation="Weeks are read below journal/ only. A week that stands beside config.toml is in no figure.",
        wrong="2026-W20.md\nconfig.toml",
        right="journal/2026/2026-W20.md\nconfig.toml",
    ),
    Code(
        id="E147",
        title="year that must be a slip",
        explanation=(
            "The week is more than a year ahead, or many years from every other week of the journal. Read "
            "as it stands it would make hundreds of missing weeks. It is left out."
        ),
        wrong="journal/2062/2062-W20.md",
        right="journal/2026/2026-W20.md",
    ),
    Code(
        id="E148",
        title="name that is almost a week",
        explanation=(
            "A week's file is named by its ISO week: four digits, a dash, a capital W, two digits, and .md. Some years "
            "have 52 weeks and some 53."
        ),
        wrong="journal/2026-W5.md\njournal/2026-w20.md\njournal/2025-W53.md",
        right="journal/2026-W05.md\njournal/2026-W20.md\njournal/2026-W01.md",
    ),
    Code(
        id="E149",
        title="name that cannot be shown",
        explanation=(
            "The name of the file holds bytes that are no text, or control characters, so that no message and no link "
            "could name it."
        ),
        wrong="journal/pages/val\x1bues.md",
        right="journal/pages/values.md",
    ),
)
