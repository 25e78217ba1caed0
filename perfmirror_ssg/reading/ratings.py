"""Ratings, as the short form `ratings:` and the full form `scorecards:` say them.

In: their nodes, and config. Out: ratings, each a criterion of a scorecard, about a subject or about oneself.
"""

from collections.abc import Iterable, Iterator

from perfmirror_ssg.diagnostics import Checked, Diagnostic
from perfmirror_ssg.figures import exact
from perfmirror_ssg.model import Rating
from perfmirror_ssg.nearest import nearest
from perfmirror_ssg.reading.belongs import home
from perfmirror_ssg.reading.expect import Problems, decimal_of, mapping_of, problem
from perfmirror_ssg.reading.nodes import Node, TextNode
from perfmirror_ssg.settings import Config, Scorecard


def read_ratings(short: Node | None, full: Node | None, config: Config) -> Checked[tuple[Rating, ...]]:
    """Read both forms; a criterion rated twice about one subject keeps its first rating."""
    problems: Problems = []
    given = [*_short(short, config, problems), *_full(full, config, problems)]
    first: dict[tuple[str, str | None, str], Rating] = {}
    for rating in given:
        known = first.setdefault((rating.scorecard, rating.subject, rating.criterion), rating)
        if known is not rating:
            hint = "keep one of the two"
            problems.append(problem("E224", rating.span, f'"{rating.criterion}" is rated twice', hint, known.span))
    return Checked(value=tuple(first.values()), problems=tuple(problems))


def _short(node: Node | None, config: Config, problems: Problems) -> list[Rating]:
    cards = {c.name: card for card in config.scorecards.values() if card.short for c in card.criteria}
    ratings: list[Rating] = []
    for key, value in mapping_of(node, "ratings", "{learning: 4, energy: 2}", problems) or ():
        if key.text in cards:
            ratings += _rating(cards[key.text], None, key, value, problems)
        else:
            _unknown_short(key, cards.keys(), config, problems)
    return ratings


def _unknown_short(key: TextNode, known: Iterable[str], config: Config, problems: Problems) -> None:
    card = next((card for card in config.scorecards.values() if any(c.name == key.text for c in card.criteria)), None)
    if card:
        message = f'"{key.text}" rates {card.about}, so it needs to say which'
        hint = f"write scorecards: {{{card.name}: {{{_subject(card)}: {{{key.text}: {card.high}}}}}}}"
        problems.append(problem("E223", key.span, message, hint))
    elif place := home(key.text, config):
        problems.append(problem("E201", key.span, f'"{key.text}" is nothing to rate', place))
    else:
        problems.append(_unknown("E221", key, "criterion", list(known)))


def _full(node: Node | None, config: Config, problems: Problems) -> list[Rating]:
    ratings: list[Rating] = []
    example = "{bus-factor: {payments: {coverage: 1, recovery: 0}}}"
    for key, value in mapping_of(node, "scorecards", example, problems) or ():
        card = config.scorecards.get(key.text)
        if card is None:
            problems.append(_unknown("E222", key, "scorecard", list(config.scorecards)))
        elif card.short:
            ratings += _criteria(card, None, value, problems)
        else:
            wanted = f"{{{_subject(card)}: {{{card.criteria[0].name}: {card.high}}}}}"
            for subject, criteria in mapping_of(value, card.name, wanted, problems) or ():
                ratings += _criteria(card, subject.text.strip(), criteria, problems)
    return ratings


def _criteria(card: Scorecard, subject: str | None, node: Node, problems: Problems) -> list[Rating]:
    ratings: list[Rating] = []
    names = [criterion.name for criterion in card.criteria]
    for key, value in mapping_of(node, subject or card.name, f"{{{names[0]}: {card.high}}}", problems) or ():
        if key.text in names:
            ratings += _rating(card, subject, key, value, problems)
        else:
            problems.append(_unknown("E221", key, f"criterion of {card.name}", names))
    return ratings


def _rating(card: Scorecard, subject: str | None, key: TextNode, node: Node, problems: Problems) -> Iterator[Rating]:
    """Yield the rating if it is a number of the scale; nothing for an empty value."""
    scale = f"a number from {card.low} to {card.high}"
    value = decimal_of(node, key.text, scale, problems)
    if value is not None and card.low <= value <= card.high:
        yield Rating(scorecard=card.name, subject=subject, criterion=key.text, value=value, span=key.span)
    elif value is not None:
        message = f"{key.text} is rated from {card.low} to {card.high}, not {exact(value)}"
        problems.append(problem("E220", node.span, message, f"write {scale}"))


def _unknown(code: str, key: TextNode, what: str, known: list[str]) -> Diagnostic:
    near = nearest(key.text, known)
    hint = f'did you mean "{near[0]}"?' if near else f"known: {', '.join(known)}"
    return problem(code, key.span, f'unknown {what} "{key.text}"', hint)


def _subject(card: Scorecard) -> str:
    return "payments" if card.about == "a domain" else "ada"
