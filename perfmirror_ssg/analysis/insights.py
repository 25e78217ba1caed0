"""What the weeks say: every insight there may be, in one list, and the finding of those that are so.

In: the weeks with their figures and the config. Out: `Findings`. The same data give the same insights in the same order:
that of the list, from what asks for a word to what describes.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import asdict, replace

from perfmirror_ssg.analysis.expected import MET, OVER, Actual
from perfmirror_ssg.analysis.insight import (
    IMPACT,
    INPUT,
    OUTCOME,
    OUTPUT,
    Basis,
    Found,
    Insight,
    Reason,
    Rule,
    Silent,
)
from perfmirror_ssg.analysis.insights_balance import (
    controllable_share,
    impact_fits,
    input_heavy,
    output_heavy,
    primary_focus,
    well_balanced,
)
from perfmirror_ssg.analysis.insights_course import category_vanished, run_of_weeks, written_late
from perfmirror_ssg.analysis.insights_growth import without
from perfmirror_ssg.analysis.insights_role import manager_without_one_on_ones, senior_without_impact
from perfmirror_ssg.analysis.insights_target import next_band, over_expected, under_expected
from perfmirror_ssg.analysis.periods import PeriodScore
from perfmirror_ssg.analysis.scoring import WeekScore
from perfmirror_ssg.model import WeekSlot
from perfmirror_ssg.phrases import whole
from perfmirror_ssg.reading.belongs import LEVERS
from perfmirror_ssg.settings import Config
from perfmirror_ssg.weeks import Week

INSIGHTS = (
    Rule(
        id="category-vanished",
        rule="a category that adds points was done in at least {vanished-part%} of the earlier two thirds of the last "
        "{vanished-weeks} counted weeks, and in none of the last third",
        find=category_vanished,
        window="vanished-weeks",
        minimum=12,
    ),
    Rule(
        id="manager-without-one-on-ones",
        rule="a manager's journal knows one-on-ones, and its last {one-on-one-weeks} counted weeks hold none, neither as a "
        "work item nor as a record",
        find=manager_without_one_on_ones,
        window="one-on-one-weeks",
        minimum=4,
    ),
    Rule(
        id="senior-without-impact",
        rule="an IC of level {senior-level} or above has noted no impact in the counted weeks of the period",
        find=senior_without_impact,
        minimum=4,
        dimensions=(INPUT, IMPACT),
    ),
    *(
        Rule(
            id=f"no-{lever}",
            rule=f"a {lever} has been noted, and none in the weeks since, of which at least {{lever-weeks}} count",
            find=without(lever),
            minimum=4,
            window="lever-weeks",
        )
        for lever in LEVERS
    ),
    Rule(
        id="input-heavy",
        rule="input brings at least {balance-input%} of the weighted points of the period, and outcome less than "
        "{balance-outcome%}",
        find=input_heavy,
        minimum=4,
        dimensions=(INPUT, OUTCOME),
        of_shares=True,
    ),
    Rule(
        id="output-heavy",
        rule="output brings at least {balance-output%} of the weighted points of the period, and impact less than "
        "{balance-impact%}",
        find=output_heavy,
        minimum=4,
        dimensions=(INPUT, OUTPUT, IMPACT),
        of_shares=True,
    ),
    Rule(
        id="run-of-weeks",
        rule="the scores of the counted weeks of the period, all under the same weights and points, rise or fall so steadily "
        "that of the orders they could stand in at most {run-chance%} do so as much (exact Mann–Kendall test, two-sided; S is "
        "the pairs up less the pairs down, p that part of the orders)",
        find=run_of_weeks,
        minimum=6,
    ),
    Rule(
        id="under-expected",
        rule="categories that add points were done less than {met%} as often as is expected of the counted weeks of the "
        "period; "
        "those that lack most points are named",
        find=under_expected,
        minimum=3,
    ),
    Rule(
        id="over-expected",
        rule="categories of which any is expected were done at least {over%} as often as is expected of the counted weeks of "
        "the period; "
        "those that have most points above it are named",
        find=over_expected,
        minimum=3,
    ),
    Rule(
        id="next-band",
        rule="there is a band above that of the period, and a category that adds points by the piece; the ways are the "
        "categories that lack most points of what is expected, then the most usual ones, at the points and weights of its last "
        "week; while there are others, neither those done at least {over%} as often as expected, nor those of a heavy input "
        "({balance-input%} of the weighted points or more) or output ({balance-output%})",
        find=next_band,
        minimum=3,
    ),
    Rule(
        id="written-late",
        rule="at least {late-count} of the last {late-weeks} counted weeks say they were written more than {late-days} days "
        "after their Sunday",
        find=written_late,
        window="late-weeks",
        minimum=6,
    ),
    Rule(
        id="impact-fits",
        rule="there is impact, and its share in the weighted points of the period, all its weeks under the same weights, is "
        "away from its weight by at most {impact-near%} of it",
        find=impact_fits,
        minimum=4,
        dimensions=(INPUT, IMPACT),
        of_shares=True,
    ),
    Rule(
        id="well-balanced",
        rule="no dimension's share of the weighted points of the period, all its weeks under the same weights, is further than "
        "{balance-near%} from its weight",
        find=well_balanced,
        minimum=4,
        of_shares=True,
    ),
    Rule(
        id="controllable-share",
        rule="every dimension has a share of the weighted points of the period; what can be steered is set beside what follows",
        find=controllable_share,
        minimum=4,
        dimensions=(INPUT, OUTPUT, OUTCOME, IMPACT),
        of_shares=True,
    ),
    Rule(
        id="primary-focus",
        rule="one dimension brings more of the weighted points of the period than every other",
        find=primary_focus,
        minimum=4,
        of_shares=True,
    ),
)


class Findings(Struct, frozen=True, kw_only=True):
    """What the weeks say, and what they do not, each in the order of INSIGHTS."""

    said: tuple[Insight, ...]
    silent: tuple[Silent, ...]


def find_insights(
    weeks: Sequence[WeekSlot],
    scores: Mapping[Week, WeekScore],
    period: PeriodScore,
    actuals: tuple[Actual, ...],
    config: Config,
) -> Findings:
    """Look for every insight."""
    counted = tuple(slot for slot in weeks if slot.counted)
    basis = Basis(config=config, period=period, scores=scores, actuals=actuals, journal=weeks, slots=counted)
    found = [_look(rule, basis) for rule in INSIGHTS]
    return Findings(
        said=tuple(one for one in found if isinstance(one, Insight)),
        silent=tuple(one for one in found if isinstance(one, Silent)),
    )


def _look(rule: Rule, basis: Basis) -> Insight | Silent:
    """Look for one insight in the weeks it is about."""
    here = replace(basis, slots=_slots(rule, basis))
    needed = rule.minimum if rule.window else max(rule.minimum, basis.period.needed)
    words = rule.rule.format_map(_thresholds(basis.config))
    found = _reason(rule, here, needed) or rule.find(here)
    if isinstance(found, Found):
        return Insight(id=rule.id, rule=words, **asdict(found))
    return Silent(
        id=rule.id,
        rule=words,
        reason=found or Reason.NOT_SO,
        needed=needed,
        has=len(here.slots),
        of_period=not rule.window,
    )


def _reason(rule: Rule, basis: Basis, needed: int) -> Reason | None:
    if rule.id in basis.config.insights.off:
        return Reason.OFF
    if not set(rule.dimensions) <= set(basis.config.dimensions):
        return Reason.OTHER_DIMENSIONS
    if len(basis.slots) < needed:
        return Reason.TOO_FEW
    # Of a journal that was left alone, what its last weeks say is no news.
    if not basis.period.counted:
        return Reason.LONG_AGO
    return Reason.NO_SHARES if rule.of_shares and not basis.shares else None


def _slots(rule: Rule, basis: Basis) -> tuple[WeekSlot, ...]:
    if rule.window:
        return basis.slots[-int(basis.threshold(rule.window)) :]
    return tuple(term.slot for term in basis.period.terms if term.slot.counted)


def _thresholds(config: Config) -> dict[str, str]:
    given = {**config.insights.thresholds, "met": MET, "over": OVER}
    return {name: whole(value) for name, value in given.items()} | {
        f"{name}%": f"{whole(100 * value)}%" for name, value in given.items()
    }
