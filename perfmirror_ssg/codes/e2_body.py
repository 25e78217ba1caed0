"""Codes of family E2 for a week's body: comments, records, fields, ids, and what is shared."""

from perfmirror_ssg.codes.code import Code

E2_BODY: tuple[Code, ...] = (
    Code(
        id="E250",
        title="comment that does not close",
        explanation=(
            "A comment closes on its own line, or begins a line and runs to a line that ends in its closer. What follows "
            "an open one is hidden, because it may never have been meant for a page."
        ),
        wrong="It cost us 20 %% of the week.",
        right="It cost us 20 % of the week.",
    ),
    Code(
        id="E251",
        title="text after a comment of several lines",
        explanation=(
            "A comment of several lines ends with a line that ends in its closer. Text behind the closer would be hidden "
            "with it."
        ),
        wrong="%% not yet\nready %% but this is",
        right="%% not yet\nready %%\nbut this is",
    ),
    Code(
        id="E252",
        title="comment inside a value",
        explanation=(
            "A comment has no place in a field, in a text of the front matter, in a link's alias or title: where it "
            "ended, and what the value then is, would be anyone's guess."
        ),
        wrong="- Keep one repository [because:: fewer moving parts %% ask Ada %%]",
        right="- Keep one repository [because:: fewer moving parts] %% ask Ada %%",
    ),
    Code(
        id="E253",
        title="record without words",
        explanation=(
            "Each item of a log section is a record, and its first line is its title. An item that begins with a list, a "
            "quote, code or nothing at all has none. One that holds only a comment is passed over."
        ),
        wrong="## Decisions\n- > we keep one repository",
        right="## Decisions\n- Keep one repository\n  > we keep one repository",
    ),
    Code(
        id="E254",
        title="box with an unknown mark",
        explanation=(
            "A box is `[ ]`, `[x]` or `[X]`, first in the item and followed by a blank. Other marks mean something only "
            "in other programs."
        ),
        wrong="## Commitments\n- [-] Send the draft to Grace",
        right="## Commitments\n- [ ] Send the draft to Grace [status:: dropped]",
    ),
    Code(
        id="E255",
        title="box that contradicts the status",
        explanation=(
            "A ticked box closes a question or a commitment, an empty one leaves it open. A status that says otherwise "
            "leaves two answers."
        ),
        wrong="## Commitments\n- [x] Send the draft to Grace [status:: open]",
        right="## Commitments\n- [x] Send the draft to Grace",
    ),
    Code(
        id="E256",
        title="unknown field",
        explanation=(
            "`[key:: value]` in a record is a field, and each kind has its own. The text stays in the record until the "
            "key is mended."
        ),
        wrong="## Decisions\n- Keep one repository [ownr:: me]",
        right="## Decisions\n- Keep one repository [owner:: me]",
    ),
    Code(
        id="E257",
        title="field that does not close",
        explanation=(
            "A field ends with the `]` that balances its `[`, on the same line. Brackets in the value nest; `\\]` is the "
            "character itself."
        ),
        wrong="## Decisions\n- Keep one repository [because:: it is (still] small",
        right="## Decisions\n- Keep one repository [because:: it is (still) small]",
    ),
    Code(
        id="E258",
        title="field given twice",
        explanation="A field has one value in one item. Which of two was meant cannot be known, so the first counts.",
        wrong="## Decisions\n- Keep one repository [owner:: me] [owner:: Ada]",
        right="## Decisions\n- Keep one repository [owner:: me and Ada]",
    ),
    Code(
        id="E259",
        title="share below the first line",
        explanation="`[share:: …]` says who may see a whole record, so it stands on the first line, where nobody overlooks it.",
        wrong="## Wins\n- The runner is quiet\n  At last. [share:: public]",
        right="## Wins\n- The runner is quiet [share:: public]\n  At last.",
    ),
    Code(
        id="E260",
        title="malformed id",
        explanation=(
            "An id has lower-case letters and digits of any script and single dashes, at least one letter, and 48 "
            "characters at most. It stands in file names and addresses for years."
        ),
        wrong="## Decisions\n- Keep one repository ^One_Repository",
        right="## Decisions\n- Keep one repository ^one-repository",
    ),
    Code(
        id="E261",
        title="id in the wrong place",
        explanation="The id is the last word of an item's first line, or its first word in an update, with blanks around it.",
        wrong="## Decisions\n- Keep ^one-repository for now",
        right="## Decisions\n- Keep one repository for now ^one-repository",
    ),
    Code(
        id="E262",
        title="record inside another",
        explanation=(
            "Only the items at the margin of a log section are records; deeper ones are detail. An update there would be lost."
        ),
        wrong="## Updates\n- ^one-repository Still right\n  - ^two-runners Done",
        right="## Updates\n- ^one-repository Still right\n- ^two-runners Done",
    ),
    Code(
        id="E263",
        title="unknown sharing mark",
        explanation=(
            "What may be shared stands between `::: share` (or `::: share public`) and `:::`, each alone on a line, at "
            "the margin. Any other line that begins with `:::` may be a mistake about who reads this."
        ),
        wrong="::: private\nnot for the coach\n:::",
        right="not for the coach",
    ),
    Code(
        id="E264",
        title="sharing mark without its pair",
        explanation=(
            "Every `::: share` is closed by `:::` before the next begins. Until they pair, nothing between them is shared."
        ),
        wrong="::: share\nWe shipped.",
        right="::: share\nWe shipped.\n:::",
    ),
    Code(
        id="E265",
        title="record inside a shared passage",
        explanation=(
            "Records are shared one by one, by `[share:: coach]` on their first line. A passage between `:::` lines holds "
            "prose only."
        ),
        wrong="::: share\n## Wins\n- The runner is quiet\n:::",
        right="## Wins\n- The runner is quiet [share:: coach]",
    ),
    Code(
        id="E266",
        title="shared passage that needs a definition from outside",
        explanation=(
            "A shared passage is read without the rest of the entry, so the link and footnote definitions it uses stand "
            "inside it."
        ),
        wrong="::: share\nSee the [plan].\n:::\n\n[plan]: https://example.com/plan",
        right="::: share\nSee the [plan].\n\n[plan]: https://example.com/plan\n:::",
    ),
    Code(
        id="E267",
        title="nested too deep",
        explanation="Lists and quotes inside each other more than twenty-odd times would lose text on the page.",
        wrong="- a list in a list in a list …, 25 times",
        right="- a list in a list, and a heading for what is left",
    ),
    Code(
        id="E268",
        title="item under Updates that updates nothing",
        explanation=(
            "Under Updates every item begins with the `^id` of the record it is about. What opens a record stands under "
            "the heading of its kind, which an item here does not tell."
        ),
        wrong="## Updates\n- Two runners are enough",
        right="## Updates\n- ^two-runners They are enough",
    ),
)
