"""The kinds of record, one row each: headings, keys, fields, statuses, and when they come back.

Everything that treats kinds alike (reading, folding, pages, `ssg add`, the format's documentation) reads this table.
"""

from collections.abc import Collection, Mapping
from enum import Enum
from types import MappingProxyType

from msgspec import Struct, field

from perfmirror_ssg.nearest import nearest


class Type(Enum):
    """What a field's value is, and so how it is read."""

    TEXT = "inline Markdown"
    CONFIDENCE = "a probability, as 70% or 0.7"
    WHEN = "a date or a week"
    DATE = "a date"
    SCORE = "a whole number from 1 to 5"
    YES_NO = "yes or no"
    ID = "the id of a record"
    CHOICE = "one of a list"
    STATUS = "a status of the kind"
    AUDIENCE = "coach or public"


class Field(Struct, frozen=True, kw_only=True):
    """One field of a kind: its key, its type, and the list it is chosen from."""

    name: str
    type: Type = Type.TEXT
    choices: tuple[str, ...] = ()
    past: bool = False
    """Whether it dates something that has happened, and so cannot lie ahead of the week it is written in."""


class Kind(Struct, frozen=True, kw_only=True):
    """A kind of record. `open` are the statuses in which it comes back after `interval` weeks."""

    name: str
    key: str
    title: str
    headings: tuple[str, ...]
    fields: Mapping[str, Field]
    statuses: tuple[str, ...] = ()
    open: frozenset[str] = frozenset()
    synonyms: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    interval: int | None = None
    """Weeks after the latest word on it, when no `revisit` was given; None: only then, or by a date of its own."""
    overdue: int | None = None
    """Weeks after a word on or after its `by`, while it is open: an unkept promise is not forgotten for a word on it."""
    ticked: str | None = None
    """The status that a ticked box means; None when a box means nothing here."""
    page: str = "log.html"
    """The page that lists the records of this kind."""
    example: str
    """A line that makes a first one."""

    @property
    def has_page(self) -> bool:
        """Whether each record of this kind has a page of its own, rather than an anchor in its week."""
        return bool(self.statuses)


STAGES = ("detect", "scope", "understand", "diagnose", "fix", "validate")
"""The path of a gap from being noticed to being closed."""

_COMMON = (
    Field(name="status", type=Type.STATUS),
    Field(name="revisit", type=Type.WHEN),
    Field(name="share", type=Type.AUDIENCE),
)


def _fields(*own: Field | str) -> Mapping[str, Field]:
    rows = (*(Field(name=row) if isinstance(row, str) else row for row in own), *_COMMON)
    return MappingProxyType({row.name: row for row in rows})


def _synonyms(**words: str) -> Mapping[str, str]:
    """Return the status that each word means, from the words typed for a status."""
    return MappingProxyType({word: status for status, typed in words.items() for word in typed.split()})


KINDS: tuple[Kind, ...] = (
    Kind(
        name="decision",
        key="decisions",
        title="Decisions",
        headings=("decisions", "decision log"),
        fields=_fields(
            "owner",
            Field(name="confidence", type=Type.CONFIDENCE),
            "options",
            "because",
            "expect",
            "kill",
            Field(name="decided", type=Type.DATE, past=True),
            Field(name="supersedes", type=Type.ID),
            "outcome",
            Field(name="process", type=Type.SCORE),
            Field(name="result", type=Type.SCORE),
        ),
        statuses=("decided", "proposed", "deferred", "rejected", "reversed", "superseded"),
        open=frozenset({"decided", "proposed", "deferred"}),
        synonyms=_synonyms(
            decided="accepted done approved adopted agreed",
            proposed="draft pending escalated",
            deferred="postponed waiting",
            rejected="declined",
            reversed="undone reverted",
            superseded="replaced",
        ),
        interval=26,
        page="decisions.html",
        example="- Keep one repository [confidence:: 70%] ^one-repository",
    ),
    Kind(
        name="hypothesis",
        key="hypotheses",
        title="Hypotheses",
        headings=("hypotheses", "bets", "predictions"),
        fields=_fields(
            Field(name="confidence", type=Type.CONFIDENCE),
            "domain",
            "evidence",
            Field(name="review", type=Type.WHEN),
        ),
        statuses=("open", "confirmed", "refuted", "ambiguous", "void"),
        open=frozenset({"open"}),
        synonyms=_synonyms(
            confirmed="true yes right",
            refuted="false no wrong rejected",
            ambiguous="unclear mixed",
            void="cancelled dropped wontfix",
        ),
        interval=8,
        page="hypotheses.html",
        example="- Latency matters more than price [confidence:: 60%] ^latency-matters",
    ),
    Kind(
        name="question",
        key="questions",
        title="Open questions",
        headings=("questions", "open questions"),
        fields=_fields("domain", "why", "next", "answer"),
        statuses=("open", "answered", "dropped"),
        open=frozenset({"open"}),
        synonyms=_synonyms(answered="done closed resolved", dropped="wontfix cancelled"),
        interval=13,
        ticked="answered",
        page="questions.html",
        example="- Who owns alerts between squads? ^alert-owner",
    ),
    Kind(
        name="gap",
        key="gaps",
        title="Gaps",
        headings=("gaps",),
        fields=_fields(
            Field(name="began", type=Type.WHEN, past=True),
            Field(name="noticed", type=Type.WHEN, past=True),
            Field(name="mitigated", type=Type.WHEN, past=True),
            Field(name="resolved", type=Type.WHEN, past=True),
            "next",
            "how",
            Field(name="stage", type=Type.CHOICE, choices=STAGES),
            "prevention",
            "evidence",
            "theme",
            Field(name="again-of", type=Type.ID),
        ),
        statuses=("open", "mitigated", "closed", "accepted"),
        open=frozenset({"open", "mitigated"}),
        synonyms=_synonyms(closed="done fixed resolved", mitigated="contained", accepted="wontfix"),
        interval=4,
        page="clocks.html",
        example="- No staging for billing [began:: 2026-W10] [noticed:: 2026-W20] [next:: ask for an account] ^billing-staging",
    ),
    Kind(
        name="commitment",
        key="commitments",
        title="Commitments",
        headings=("commitments",),
        fields=_fields("to", "from", Field(name="by", type=Type.WHEN), "evidence", "support"),
        statuses=("open", "done", "dropped"),
        open=frozenset({"open"}),
        synonyms=_synonyms(done="closed kept met", dropped="wontfix cancelled"),
        overdue=4,
        ticked="done",
        page="commitments.html",
        example="- [ ] Send the draft to Ada [to:: Ada] [by:: 2026-W21] ^send-the-draft",
    ),
    Kind(
        name="one-on-one",
        key="one-on-ones",
        title="One-on-ones",
        headings=("1:1s", "one-on-ones"),
        fields=_fields(
            "with",
            Field(name="gap", type=Type.YES_NO),
            "behavior",
            "evidence",
            "support",
            Field(name="follow-up", type=Type.YES_NO),
        ),
        example="- Reviews stall [with:: Ada] [gap:: yes] [behavior:: asks on day one] [evidence:: two talks] [follow-up:: no]",
    ),
    Kind(
        name="feedback",
        key="feedback",
        title="Feedback",
        headings=("feedback",),
        fields=_fields("from", "to", "situation", "behavior", "impact", "next"),
        example="- The map made the talk [from:: Ada] [situation:: the design review] [next:: a map in each]",
    ),
    Kind(
        name="observation",
        key="observations",
        title="Observations",
        headings=("observations",),
        fields=_fields("who", "domain", "theme"),
        example="- Nobody reads the status page [who:: Ada] [theme:: silence]",
    ),
    Kind(
        name="fact",
        key="facts",
        title="Facts",
        headings=("facts",),
        fields=_fields("who", "domain", "theme"),
        example="- 40 of 210 customers have more than one probe [domain:: probes]",
    ),
    Kind(
        name="learning",
        key="learnings",
        title="Learnings",
        headings=("learnings",),
        fields=_fields("domain", "ref"),
        example="- Health that a thing reports about itself is an opinion [domain:: probes]",
    ),
    Kind(
        name="challenge",
        key="challenges",
        title="Challenges",
        headings=("challenges",),
        fields=_fields("domain", "ref"),
        example="- Two people away in the week of the move [domain:: probes]",
    ),
    Kind(
        name="win",
        key="wins",
        title="Wins",
        headings=("wins",),
        fields=_fields("domain", "ref"),
        example="- The first night without a page [domain:: on-call]",
    ),
)

KIND: Mapping[str, Kind] = MappingProxyType({kind.name: kind for kind in KINDS})

ALSO_SAID: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "1on1": ("one-on-one", "one-on-ones"),
        "assignee": ("owner",),
        "date": ("written", "decided"),
        "deadline": ("by",),
        "due": ("by", "revisit"),
        "link": ("ref",),
        "name": ("title",),
        "probability": ("confidence",),
        "reason": ("because", "why"),
        "state": ("status",),
        "url": ("ref",),
    }
)
"""Words people use for keys, when they use another; the first of these that is known is what they meant."""


def meant(word: str, known: Collection[str]) -> tuple[str, ...]:
    """Return the keys a person probably meant, best first: the word for it that is known, else the nearest ones."""
    said = next((key for key in ALSO_SAID.get(word.casefold(), ()) if key in known), None)
    return (said,) if said else nearest(word, known)


PAST = frozenset(name for kind in KINDS for name, row in kind.fields.items() if row.past)
"""The fields that date what has happened; no other kind has a field of such a name."""

UPDATES = "updates"
"""The heading under which updates of any kind may stand."""
