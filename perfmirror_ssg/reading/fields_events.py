"""YAML events to nodes: what the format refuses is refused here, exactly where it stands.

In: lines of YAML. Out: nodes with places in the file, or the place where reading failed. Events come from libyaml, which
does not recurse; PyYAML's own loader reads another language, so it never stands in.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter

import yaml
from msgspec import Struct
from msgspec.structs import replace

from perfmirror_ssg.diagnostics import Checked, Diagnostic, Span, SsgError
from perfmirror_ssg.reading.causes import Failure, quoted
from perfmirror_ssg.reading.nodes import ListNode, MappingNode, Node, TextNode

DEEPEST = 12
"""Levels of lists and mappings in each other."""

MOST = 5000
"""Texts, lists and mappings in one front matter."""

_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)", re.DOTALL)
_CONTROL_ESCAPES = frozenset("0abtnvfreNLP")
_GLUED = re.compile(r"[^\W\d][\w-]*:(?!//)\S")
_COMMENT = re.compile(r"[ \t]*(#.*)")


def nodes(path: str, lines: Sequence[str], above: int) -> Checked[Node | None] | Failure:
    """Read `lines`, the first of which is line `above + 1` of the file; a value of None: there is nothing, or too much."""
    if not yaml.__with_libyaml__:
        raise SsgError("this PyYAML was built without libyaml; install one of the wheels that its authors publish")
    builder = _Builder(path=path, lines=lines, above=above)
    try:
        for event in iter(yaml.CSafeLoader("\n".join(lines)).get_event, None):
            if not builder.take(event):
                return Checked(value=None, problems=tuple(builder.problems))
    except yaml.MarkedYAMLError as error:
        return _failure(error)
    return Checked(value=builder.root, problems=tuple(builder.problems))


def distinct(pairs: Iterable[tuple[TextNode, Node]]) -> Checked[tuple[tuple[TextNode, Node], ...]]:
    """Keep the first pair of each key; each later one is a problem."""
    first: dict[str, tuple[TextNode, Node]] = {}
    problems = []
    for key, value in pairs:
        known, _ = first.setdefault(key.text, (key, value))
        if known is not key:
            message = f'"{key.text}" stands twice; only the first counts'
            hint = f"put both under the one on line {known.span.line}"
            problems.append(Diagnostic(code="E127", span=key.span, message=message, hint=hint, related=(known.span,)))
    return Checked(value=tuple(first.values()), problems=tuple(problems))


def _failure(error: yaml.MarkedYAMLError) -> Failure:
    mark, opened = error.problem_mark or error.context_mark, error.context_mark
    within = opened is not None and any(word in (error.context or "") for word in ("quoted", "flow"))
    opener = (opened.line, opened.column) if opened is not None and within else None
    return Failure(line=mark.line if mark else 0, column=mark.column if mark else 0, opener=opener)


class _Open(Struct, kw_only=True):
    """A list or mapping being filled; a key that is refused is None, and takes its value with it."""

    mapping: bool
    row: int
    column: int
    items: list[Node] = []
    pairs: list[tuple[TextNode, Node]] = []
    key: TextNode | None = None
    wants_key: bool = True


class _Builder(Struct, kw_only=True):
    """Takes events one by one; the stack holds the lists and mappings that are still open."""

    path: str
    lines: Sequence[str]
    above: int
    root: Node | None = None
    stack: list[_Open] = []
    problems: list[Diagnostic] = []
    count: int = 0

    def take(self, event: yaml.Event) -> bool:
        """Use one event; False when there is no point in going on."""
        self.count += 1
        if isinstance(event, yaml.ScalarEvent):
            node = self.text(event)
            self.add(node if self.is_right(event, node) else None, node.span)
        elif isinstance(event, yaml.CollectionStartEvent):
            self.is_plain_yaml(event)
            row, column, _, _ = _ends(event)
            self.stack.append(_Open(mapping=isinstance(event, yaml.MappingStartEvent), row=row, column=column))
        elif isinstance(event, yaml.CollectionEndEvent):
            self.close(event)
        elif isinstance(event, yaml.AliasEvent):
            message = f'"*{event.anchor}" is a YAML alias, which is not read'
            self.refuse("E125", self.span(event), message, f'in quotes it is a text: "*{event.anchor}"')
            self.add(None, self.span(event))
        if len(self.stack) <= DEEPEST and self.count <= MOST:
            return True
        self.refuse_size(event)
        return False

    def is_right(self, event: yaml.ScalarEvent, node: TextNode) -> bool:
        """Refuse what must not stand in a scalar; one that stands in the file as it is has no control and is one text."""
        return self.is_plain_yaml(event) and (node.verbatim or (self.has_no_control(event) and self.is_one_text(event)))

    def refuse_size(self, event: yaml.Event) -> None:
        """Refuse what nobody writes by hand."""
        if len(self.stack) > DEEPEST:
            message = f"lists and mappings stand {len(self.stack)} deep in each other; {DEEPEST} are read"
            self.refuse("E128", self.span(event), message, "write it flatter, or as text below the second ---")
        else:
            message = f"the front matter holds more than {MOST} values"
            self.refuse("E129", self.span(event), message, "move lists of this length below the second ---")

    def is_plain_yaml(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> bool:
        """Refuse anchors and tags; a value that has one is left out."""
        if event.anchor is None and event.tag is None:
            return True
        row, column, _, _ = _ends(event)
        line = self.lines[row][column:]
        code, what = ("E126", "tag") if event.anchor is None else ("E125", "anchor")
        message = f'"{line.split()[0]}" is a YAML {what}, which is not read'
        self.refuse(code, self.span(event), message, f"in quotes it is a text: {quoted(line)}")
        return False

    def has_no_control(self, event: yaml.ScalarEvent) -> bool:
        """Refuse control characters that a backslash makes, as the n in a path to new files does."""
        if event.style != '"':
            return True
        for number, start, line in self.slices(event):
            for found in _ESCAPE.finditer(line):
                if _is_control(found[0]):
                    place = Span(path=self.path, line=number, column=start + found.start() + 1, length=len(found[0]))
                    message = f'"{found[0]}" makes a control character, here in double quotes'
                    inner = line.strip('"')
                    self.refuse("E124", place, message, f"in single quotes a backslash is a backslash: '{inner}'")
                    return False
        return True

    def is_one_text(self, event: yaml.ScalarEvent) -> bool:
        """Refuse a text that goes on with a line which looks like an item or a field: that one has slipped to the right."""
        first, left, last, _ = _ends(event)
        if event.style or first == last or _GLUED.match(event.value):
            return True
        for row in range(first + 1, last + 1):
            text = self.lines[row].lstrip(" ")
            if text.startswith("- ") or _GLUED.match(text):
                above, indent = self.lines[first], len(self.lines[row]) - len(text)
                wanted = len(above) - len(above.lstrip(" "))
                place = f"let it stand {wanted} in; " if wanted < min(left, indent) else ""
                message = f"this line is read as more of the text on line {self.above + first + 1}"
                hint = f"{place}if it is text, put all of it in quotes: {quoted(event.value)}"
                self.refuse("E130", self.place(row, indent, len(text.rstrip())), message, hint)
                return False
        return True

    def slices(self, event: yaml.ScalarEvent) -> Iterator[tuple[int, int, str]]:
        """Yield the line number, the offset and the text of each line that a scalar takes."""
        first, left, last, right = _ends(event)
        for row in range(first, last + 1):
            start = left if row == first else 0
            stop = right if row == last else None
            yield row + self.above + 1, start, self.lines[row][start:stop]

    def text(self, event: yaml.ScalarEvent) -> TextNode:
        """Make a node of a scalar."""
        first, left, last, right = _ends(event)
        plain = not event.style
        width = (right if first == last else len(self.lines[first])) - left
        verbatim = first == last and (plain or (event.style in {"'", '"'} and width == len(event.value) + 2))
        line = self.lines[last] if last < len(self.lines) else ""
        # What is the same to the eye is the same name; where that changes the text, columns in it cannot be told.
        text = unicodedata.normalize("NFC", event.value)
        verbatim = verbatim and text == event.value
        span = Span(path=self.path, line=first + self.above + 1, column=left + 1, length=max(1, width))
        node = TextNode(text=text, plain=plain, span=span, verbatim=verbatim)
        if plain and "#" in line and (found := _COMMENT.fullmatch(line, right)):
            comment = self.place(last, found.start(1), len(found[1]))
            return replace(node, comment=comment, commented=found[1].rstrip())
        return node

    def close(self, event: yaml.CollectionEndEvent) -> None:
        """Make a node of the innermost list or mapping."""
        done = self.stack.pop()
        _, _, last, right = _ends(event)
        span = self.place(done.row, done.column, right - done.column if last == done.row else 1)
        if done.mapping:
            pairs = distinct(done.pairs)
            self.problems += pairs.problems
            self.add(MappingNode(pairs=pairs.value, span=span), span)
        else:
            self.add(ListNode(items=tuple(done.items), span=span), span)

    def add(self, node: Node | None, span: Span) -> None:
        """Put a finished node (None: a refused one) where it belongs."""
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        if not parent.mapping:
            parent.items += [node] if node else []
        elif parent.wants_key:
            parent.key = self.as_key(node, span)
        elif node and parent.key:
            parent.pairs.append((parent.key, node))
        parent.wants_key = not parent.wants_key

    def as_key(self, node: Node | None, span: Span) -> TextNode | None:
        """Return a key, if it is one: a text, and not YAML's merge."""
        if isinstance(node, TextNode) and node.text == "<<" and node.plain:
            self.refuse("E125", span, '"<<" merges mappings, which is not read', "write the fields out")
        elif isinstance(node, TextNode) and not node.empty:
            return node
        elif node:
            self.refuse("E134", span, "a key must be a text", "write key: value, with the key in quotes if need be")
        return None

    def refuse(self, code: str, span: Span, message: str, hint: str) -> None:
        """Note a problem."""
        self.problems.append(Diagnostic(code=code, span=span, message=message, hint=hint))

    def span(self, event: yaml.Event) -> Span:
        """Return where an event stands; to the end of its first line when it takes more than one."""
        first, left, last, right = _ends(event)
        return self.place(first, left, (right if first == last else len(self.lines[first])) - left)

    def place(self, row: int, column: int, length: int) -> Span:
        """Return a place of the file from one of the lines given, both from 0."""
        return Span(path=self.path, line=row + self.above + 1, column=column + 1, length=max(1, length))


_ends: Callable[[yaml.Event], tuple[int, int, int, int]] = attrgetter(
    "start_mark.line", "start_mark.column", "end_mark.line", "end_mark.column"
)
"""Row and column of an event's first character, and of the one after its last, from 0."""


def _is_control(escape: str) -> bool:
    if len(escape) == 2:
        return escape[1] in _CONTROL_ESCAPES
    return unicodedata.category(escape.encode().decode("unicode_escape")) in {"Cc", "Zl", "Zp"}
