"""Codes of family E1 for the YAML of front matter."""

from perfmirror_ssg.codes.code import Code

E1_YAML: tuple[Code, ...] = (
    Code(
        id="E120",
        title="tab before a field",
        explanation=(
            "YAML is indented with blanks. How far a tab reaches is a matter of opinion, and YAML does not read it there."
        ),
        wrong="input:\n\tone-on-one: 6",
        right="input:\n  one-on-one: 6",
    ),
    Code(
        id="E121",
        title="text with a colon, without quotes",
        explanation="In YAML a colon and a blank make a field of what stands before them. A text that holds them needs quotes.",
        wrong="title: Fix: login",
        right='title: "Fix: login"',
    ),
    Code(
        id="E122",
        title="text that begins with a sign of YAML",
        explanation=(
            "A text without quotes cannot begin with * & ! @ ` % | > [ ] { } , or with a dash or question mark and a "
            "blank: to YAML these mean something else."
        ),
        wrong="summary: *finally* shipped",
        right='summary: "*finally* shipped"',
    ),
    Code(
        id="E123",
        title="quote that closes too late or too early",
        explanation=(
            "A text that begins with a quote ends at the next one of its kind. Either there is none, or the text goes "
            "on behind it."
        ),
        wrong="title: 'it's done'",
        right='title: "it\'s done"',
    ),
    Code(
        id="E124",
        title="backslash in double quotes",
        explanation=(
            "In double quotes a backslash and the letter after it stand for another character: \\n for a new line, \\0 "
            "for nothing printable. In single quotes a backslash is a backslash."
        ),
        wrong='note: "C:\\new"',
        right="note: 'C:\\new'",
    ),
    Code(
        id="E125",
        title="anchor, alias or merge of YAML",
        explanation=(
            "A field says what it says where it stands. Anchors (&), aliases (*) and merges (<<) are not read: they "
            "hide what a line means, and a few of them can fill the memory."
        ),
        wrong="input: &usual {one-on-one: 6}\noutput: *usual",
        right="input: {one-on-one: 6}\noutput: {pull-request: 6}",
    ),
    Code(
        id="E126",
        title="tag of YAML",
        explanation=(
            "Tags (!) would make a value of another type. Values are read by the field in which they stand, so a tag is"
            " either a slip or a text that needs quotes."
        ),
        wrong="title: !important decide",
        right='title: "!important decide"',
    ),
    Code(
        id="E127",
        title="key that stands twice",
        explanation="Of two equal keys one would be lost without a word. The first is kept.",
        wrong="input:\n  meeting: 2\n  meeting: 3",
        right="input:\n  meeting: 5",
    ),
    Code(
        id="E128",
        title="lists and mappings too deep",
        explanation="No field of a week needs more than four levels; twelve are read.",
        wrong="extra: [[[[[[[[[[[[[1]]]]]]]]]]]]]",
        right="extra: {list: [1]}",
    ),
    Code(
        id="E129",
        title="too many values",
        explanation=(
            "Up to 5,000 values are read in one front matter. So many are a file of data, which belongs beside the journal."
        ),
        wrong="extra: {numbers: [1, 2, 3, and so on to 9000]}",
        right="extra: {numbers: numbers.csv}",
    ),
    Code(
        id="E130",
        title="line that is indented wrongly",
        explanation=(
            "Fields of one level stand in one column, and so do the items of a list. This line stands in none of the columns "
            "above it, or below a line that has a value already, of which YAML makes it a part."
        ),
        wrong="input:\n  one-on-one: 6\n code-review: 2",
        right="input:\n  one-on-one: 6\n  code-review: 2",
    ),
    Code(
        id="E131",
        title="line that is no field",
        explanation=(
            "Each line of front matter is a key, a colon, a blank and a value. Without the blank, YAML takes all of it "
            "for one word."
        ),
        wrong="input:\n  one-on-one:6",
        right="input:\n  one-on-one: 6",
    ),
    Code(
        id="E132",
        title="brackets that cannot be read",
        explanation=(
            "Between [ and ], or { and }, values are separated by commas; a text in there that holds : , [ ] { } or # "
            "needs quotes."
        ),
        wrong="output:\n  design-doc: {note: RFC: probes}",
        right='output:\n  design-doc: {note: "RFC: probes"}',
    ),
    Code(
        id="E133",
        title="front matter that is a list",
        explanation="Front matter is fields: keys with their values. A list stands below the key it belongs to.",
        wrong="---\n- Defer the split\n---",
        right="---\ndecisions:\n  - {title: Defer the split}\n---",
    ),
    Code(
        id="E134",
        title="key that is no text",
        explanation="A key is a text. A list, a mapping or nothing at all before the colon names no field.",
        wrong="input:\n  : 6",
        right="input:\n  one-on-one: 6",
    ),
    Code(
        id="E139",
        title="YAML that cannot be read",
        explanation=(
            "From here on the lines are not YAML, and none of the usual slips explains it. Quotes around the texts "
            "nearby will most likely help."
        ),
        wrong='title: "Probes" and: more',
        right="title: '\"Probes\" and more'",
    ),
)
