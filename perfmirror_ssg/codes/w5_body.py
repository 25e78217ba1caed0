"""Codes of family W5 for a week's body: what was probably meant as something else."""

from perfmirror_ssg.codes.code import Code

W5_BODY: tuple[Code, ...] = (
    Code(
        id="W520",
        title="markup left open on the first line",
        explanation=(
            "The first line of an item is its title, a text of its own: emphasis, code or a link that ends further down "
            "does not close."
        ),
        wrong="## Decisions\n- Keep **one\n  repository**",
        right="## Decisions\n- Keep **one repository**",
    ),
    Code(
        id="W521",
        title="text that looks like a field",
        explanation=(
            "Fields stand in square brackets and have two colons. `(key:: v)`, a bare `key:: v` and `[key: v]` are read as "
            "text."
        ),
        wrong="## Decisions\n- Keep one repository [owner: me]",
        right="## Decisions\n- Keep one repository [owner:: me]",
    ),
    Code(
        id="W522",
        title="field outside a record",
        explanation="Fields belong to the items of log sections. Elsewhere they are shown as text and mean nothing.",
        wrong="## Notes\n- Keep one repository [owner:: me]",
        right="## Decisions\n- Keep one repository [owner:: me]",
    ),
    Code(
        id="W523",
        title="id outside a record",
        explanation=(
            "A record's id ends the first line of its item, and an update begins with it, under the heading of a kind or "
            "under Updates. In prose `^id` at the end of a block is only a place to link to."
        ),
        wrong="## Notes\n- ^one-repository still right",
        right="## Updates\n- ^one-repository still right",
    ),
    Code(
        id="W524",
        title="heading of a kind inside a block",
        explanation=(
            "Only headings at the margin open a log section. In a quote, an item or a callout they are text, and so are "
            "the items below."
        ),
        wrong="> ## Decisions\n> - Keep one repository",
        right="## Decisions\n- Keep one repository",
    ),
    Code(
        id="W525",
        title="log section without an item",
        explanation="In a log section the items of a list are records. Paragraphs are prose, and no record is made of them.",
        wrong="## Decisions\nKeep one repository.",
        right="## Decisions\n- Keep one repository",
    ),
    Code(
        id="W526",
        title="list that became code",
        explanation="Four blanks before a line make it code, unless it belongs to an item above.",
        wrong="## Decisions\n\n    - Keep one repository",
        right="## Decisions\n\n- Keep one repository",
    ),
    Code(
        id="W527",
        title="mark without its blank",
        explanation=(
            "A list item is `- text`, a heading `## Text`, with a blank after the mark. Without it the line is part of a "
            "paragraph."
        ),
        wrong="## Decisions\n-Keep one repository",
        right="## Decisions\n- Keep one repository",
    ),
    Code(
        id="W528",
        title="no-break space after a mark",
        explanation=(
            "The blank after `-` or `#` is a no-break space, which some keyboards make with Alt. The line is part of a "
            "paragraph."
        ),
        wrong="-\N{NO-BREAK SPACE}Keep one repository",
        right="- Keep one repository",
    ),
    Code(
        id="W529",
        title="number that became a list",
        explanation=(
            "A line that begins with a number and a full stop is an item of a numbered list. Above 99 it is rarely meant so."
        ),
        wrong="2026. A good year, all in all.",
        right="2026\\. A good year, all in all.",
    ),
    Code(
        id="W530",
        title="code fence that does not close",
        explanation="Everything after the fence is code, to the end of the item or of the file. Records in it are none.",
        wrong="```python\nprint(1)",
        right="```python\nprint(1)\n```",
    ),
    Code(
        id="W531",
        title="table row wider than its header",
        explanation=(
            "Cells beyond the header's last column are dropped by every Markdown reader. A `|` inside a cell is written `\\|`."
        ),
        wrong="| a | b |\n|---|---|\n| 1 | 2 | 3 |",
        right="| a | b | c |\n|---|---|---|\n| 1 | 2 | 3 |",
    ),
    Code(
        id="W532",
        title="definition that nothing uses",
        explanation="A definition of a link or footnote shows only where it is used. Its words are on no page.",
        wrong="[plan]: https://example.com/plan",
        right="See the [plan].\n\n[plan]: https://example.com/plan",
    ),
    Code(
        id="W533",
        title="definition given twice",
        explanation="Two definitions of links or footnotes have one label. The first counts.",
        wrong="See the [plan].\n\n[plan]: https://example.com/a\n[plan]: https://example.com/b",
        right="See the [plan] and the [new plan].\n\n[plan]: https://example.com/a\n[new plan]: https://example.com/b",
    ),
    Code(
        id="W534",
        title="note embedded like an image",
        explanation="Only images are shown in place. An embedded note becomes a link to it.",
        wrong="![[2026-W20]]",
        right="[[2026-W20]]",
    ),
    Code(
        id="W535",
        title="address that is not linked",
        explanation="Links lead to http, https and mailto addresses and to files of the journal. Others are shown as text.",
        wrong="[vault](obsidian://open?vault=work)",
        right="[vault](https://example.com/vault)",
    ),
    Code(
        id="W536",
        title="very long line",
        explanation=(
            "A line of more than 16 KiB is rarely written by hand (a picture pasted as text, a log in one piece), and slows "
            "down every build."
        ),
        wrong="![](data:image/png;base64,iVBORw0KGgo…)",
        right="![[chart.png]]",
    ),
    Code(
        id="W537",
        title="heading that nearly opens a log section",
        explanation=(
            "A log section begins with exactly the heading of a kind. One that differs by a letter, a number or a sign, or "
            "that is a line of text, opens none, and the items below it are prose. Other words keep it prose without a "
            "question: Decisions I avoided."
        ),
        wrong="## Decision\n- Keep one repository",
        right="## Decisions\n- Keep one repository",
    ),
    Code(
        id="W594",
        title="front matter without its fences",
        explanation=(
            "The file has no front matter, and its text begins with a key of it. What stands there is shown as text and means "
            "nothing: no lever, no rating, no title. Prose may begin so too; then another first word ends the question."
        ),
        wrong="levers: {teacher: Grace}\n\nA quiet week.",
        right="---\nlevers: {teacher: Grace}\n---\n\nA quiet week.",
    ),
)
