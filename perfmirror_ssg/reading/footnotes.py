"""Definitions of links and footnotes: which are used, which twice, and the footnotes written out.

In: the tokens of a body once its texts are parsed. Out: warnings; one piece of prose with the footnotes of each passage.
"""

from collections.abc import Iterator, Sequence

from perfmirror_ssg.markdown.html import Writer, write
from perfmirror_ssg.markdown.parser import Token
from perfmirror_ssg.model import Audience, Prose
from perfmirror_ssg.reading.draft import Draft
from perfmirror_ssg.reading.sharing import passage_at


class Definitions:
    """The definitions of one body."""

    def __init__(self, draft: Draft, tokens: Sequence[Token]) -> None:
        self._draft = draft
        self._notes: dict[str, Sequence[Token]] = {}
        self._repeated: list[tuple[str, int]] = []
        for label, note in _footnotes(tokens):
            if label in self._notes:
                self._repeated.append((label, (note[0].map or [0])[0]))
            else:
                self._notes[label] = note
        draft.env["defined"] = {label: (note[0].map or [0])[0] for label, note in self._notes.items()}

    def numbers(self) -> dict[int, str]:
        """Return the footnotes that are referred to, by number."""
        shown = self._draft.env.get("footnotes", {}).get("list", {})
        return {number + 1: note["label"] for number, note in shown.items()}

    def report(self) -> None:
        """Report definitions that are not used, or given twice."""
        env = self._draft.env
        for label, defined in env["references"].items():
            if label not in self._draft.labels:
                self._unused(f"[{label.lower()}]", defined["map"][0])
        for again in env.get("duplicate_refs", []):
            self._again(f"[{again['label'].lower()}]", again["map"][0], env["references"][again["label"]]["map"][0])
        used = set(self.numbers().values())
        for label, row in env["defined"].items():
            if label not in used:
                self._unused(f"[^{label}]", row)
        for label, row in self._repeated:
            self._again(f"[^{label}]", row, env["defined"][label])

    def footnotes(self) -> Iterator[Prose]:
        """Write the footnotes, those of one audience together."""
        groups: dict[Audience, list[tuple[int, Sequence[Token]]]] = {}
        for number, label in self.numbers().items():
            note = self._notes[label]
            passage = passage_at(self._draft.passages, self._draft.line((note[0].map or [0])[0]))
            groups.setdefault(passage.audience if passage else "me", []).append((number, note[1:-1]))
        for audience, notes in groups.items():
            writer = Writer()
            writer.html('<section class="footnotes"><ol>\n')
            for number, note in notes:
                self._note(number, note, writer)
            writer.html("</ol></section>")
            text = writer.rich()
            yield Prose(text=text, words=text.plain, share=audience)

    def _note(self, number: int, note: Sequence[Token], writer: Writer) -> None:
        back = number in self._draft.footnotes_shown
        ending = len(note) > 1 and note[-1].type == "paragraph_close"
        writer.html(f'<li id="^fn.{number}" value="{number}">')
        write(note[:-1] if ending else note, writer)
        if back:
            writer.html(f' <a href="#fnref.{number}" class="footnote-back" aria-label="back to the text">↩</a>')
        write(note[-1:] if ending else (), writer)
        writer.html("</li>\n")

    def _unused(self, label: str, row: int) -> None:
        span = self._draft.span(row, 0, len(label))
        self._draft.report("W532", span, f"nothing refers to the definition {label}", "refer to it, or make it a sentence")

    def _again(self, label: str, row: int, first: int) -> None:
        span = self._draft.span(row, 0, len(label))
        message = f"{label} is defined a second time; the first counts"
        self._draft.report("W533", span, message, "give it another label", (self._draft.span(first, 0, len(label)),))


def _footnotes(tokens: Sequence[Token]) -> Iterator[tuple[str, Sequence[Token]]]:
    start = 0
    for i, token in enumerate(tokens):
        if token.type == "footnote_reference_open":
            start = i
        elif token.type == "footnote_reference_close":
            yield tokens[start].meta["label"], tokens[start : i + 1]
