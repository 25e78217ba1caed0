"""docs/format.md says what the program does: its table of kinds and its examples are held to the source."""

from pathlib import Path

from perfmirror_ssg.kinds import KINDS, Kind, Type

FORMAT = Path(__file__).parents[2] / "docs/format.md"
BEGIN, END = "<!-- kinds:begin -->\n", "<!-- kinds:end -->"
HEAD = "| kind | headings | key | fields | statuses, the first unless said | comes back after |\n|---|---|---|---|---|---|\n"

TYPES = {
    Type.CONFIDENCE: "70%",
    Type.WHEN: "date or week",
    Type.DATE: "date",
    Type.SCORE: "1–5",
    Type.YES_NO: "yes or no",
    Type.ID: "id",
}


def row(kind: Kind) -> str:
    """Return the row of a kind in the table."""
    common = {"status", "revisit", "share"}
    fields = ", ".join(
        f"`{field.name}`" + (f" ({TYPES[field.type]})" if field.type in TYPES else "")
        for field in kind.fields.values()
        if field.name not in common
    )
    headings = ", ".join(heading.capitalize() for heading in kind.headings)
    statuses = " · ".join(kind.statuses) or "–"
    back = f"{kind.interval} weeks" if kind.interval else f"its `by`, then {kind.overdue} weeks" if kind.overdue else "–"
    return f"| {kind.name} | {headings} | `{kind.key}` | {fields} | {statuses} | {back} |"


def test_the_table_of_kinds_is_the_one_in_the_program() -> None:
    table = HEAD + "\n".join(map(row, KINDS)) + "\n"
    text = FORMAT.read_text(encoding="utf-8")
    found = text[text.index(BEGIN) + len(BEGIN) : text.index(END)]
    assert found == table
