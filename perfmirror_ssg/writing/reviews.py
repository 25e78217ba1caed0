"""A reflection to begin: five questions about a period, and in a comment what it held, to start from.

In: a review and its mean. Out: the text of a document, which says nothing until something is written below a question.
"""

from collections.abc import Iterator

from perfmirror_ssg.analysis.reviews import Review, Word
from perfmirror_ssg.phrases import figure, number
from perfmirror_ssg.review_periods import Period

QUESTIONS = (
    ("What did I learn?", "about the work, the people, myself: what will I do otherwise"),
    ("What surprised me?", "what I expected, and what came instead"),
    ("What still confuses me?", "as a question that somebody could answer"),
    ("Where am I behind?", "what I said I would do; what the next level would ask"),
    ("What next?", "one thing to begin, one to stop, one to go on with"),
)
"""Each with a hint: what to think of."""

AT_MOST = 3
"""Records that the comment names of each kind."""


def review_place(period: Period) -> str:
    """Return the path of a reflection, from the site folder."""
    return f"journal/reviews/{period.name}.md"


def review_text(title: str, review: Review) -> str:
    """Return a new reflection; `title` is the period in words."""
    held = "\n".join(_held(review))
    questions = "\n".join(f"## {question}\n\n%% {hint} %%\n" for question, hint in QUESTIONS)
    return (
        f"---\ntitle: {title}\n---\n\n%% What it held, to start from; all of it stands on its page.\n{held} %%\n\n{questions}"
    )


def _held(review: Review) -> Iterator[str]:
    mean = review.mean
    if mean.value is None:
        yield "no week of it counts"
    else:
        yield f"{figure(mean.value)} points a week on {number(mean.counted, 'counted week')} of {mean.over}"
    for called, words in (
        ("won", review.opened.get("win", ())),
        ("learned", review.opened.get("learning", ())),
        ("challenged by", review.opened.get("challenge", ())),
        ("decisions", review.decisions),
        ("questions closed", review.closed.get("question", ())),
    ):
        if words:
            yield f"{called}: {_titles(words)}"


def _titles(words: tuple[Word, ...]) -> str:
    """Name the first of some records, a decision with its status; what would end the comment is left out of their titles."""
    titles = [f"{word.record.title.plain.replace('%%', '%')}{_status(word)}" for word in words[:AT_MOST]]
    return "; ".join([*titles, *([f"and {len(words) - AT_MOST} more"] if len(words) > AT_MOST else [])])


def _status(word: Word) -> str:
    return f" ({word.moment.status})" if word.record.kind == "decision" else ""
