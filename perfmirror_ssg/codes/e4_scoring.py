"""Codes of family E4 about scoring: weights, targets, categories, scorecards, weeks off."""

from perfmirror_ssg.codes.code import Code

E4_SCORING: tuple[Code, ...] = (
    Code(
        id="E410",
        title="weights that do not fit",
        explanation=(
            "A score is the sum of each dimension's points times its weight. So each weight belongs to a dimension, and all "
            "together they are 1, or 100 for those who think in per cent. Until then the shipped weights hold, or equal ones."
        ),
        wrong="weights = {input = 0.4, output = 0.4, outcome = 0.15, impact = 0.1}",
        right="weights = {input = 0.4, output = 0.4, outcome = 0.15, impact = 0.05}",
    ),
    Code(
        id="E411",
        title="profiles out of order",
        explanation=(
            "A profile holds from its week until the next one begins. They are read from top to bottom, so the oldest stands "
            "first and no two begin in one week."
        ),
        wrong='[[profile]]\nfrom = "2026-W09"\n[[profile]]\nfrom = "2025-W01"',
        right='[[profile]]\nfrom = "2025-W01"\n[[profile]]\nfrom = "2026-W09"',
    ),
    Code(
        id="E412",
        title="bands that cannot be told apart",
        explanation=(
            "A band begins at its threshold and ends where the one above it begins: thresholds fall from line to line, names "
            "differ, and those of a scorecard can be reached. Until then the shipped bands hold."
        ),
        wrong='bands = [["Meeting Expectations", 170], ["Outstanding", 300]]',
        right='bands = [["Outstanding", 300], ["Meeting Expectations", 170]]',
    ),
    Code(
        id="E413",
        title="tiers that cannot be used",
        explanation=(
            "A tier is a count and the points a week has from that count on, whatever lies above it up to the next tier. "
            "Counts rise from step to step, and points for each piece would not be used beside them."
        ),
        wrong="tiers = [[5, 10], [1, 3]]",
        right="tiers = [[1, 3], [5, 10]]",
    ),
    Code(
        id="E414",
        title="changes out of order",
        explanation=(
            "A change holds from its week until the next one. They are read from top to bottom, so the oldest stands first and "
            "no two begin in one week."
        ),
        wrong=(
            '[[categories.meeting.change]]\nfrom = "2026-W20"\npoints = 0\n'
            '[[categories.meeting.change]]\nfrom = "2026-W09"\npoints = 2'
        ),
        right=(
            '[[categories.meeting.change]]\nfrom = "2026-W09"\npoints = 2\n'
            '[[categories.meeting.change]]\nfrom = "2026-W20"\npoints = 0'
        ),
    ),
    Code(
        id="E415",
        title="a category of no dimension",
        explanation="A category belongs to one of the dimensions that `[scoring]` names; its points count there.",
        wrong='[categories.study-group]\ndimension = "inputs"\npoints = 2',
        right='[categories.study-group]\ndimension = "input"\npoints = 2',
    ),
    Code(
        id="E416",
        title="an alias that means two things",
        explanation="A word in the journal means one category: an alias is neither a category nor an alias of another one.",
        wrong='[categories.design-doc]\naliases = ["documentation"]',
        right='[categories.design-doc]\naliases = ["rfc"]',
    ),
    Code(
        id="E417",
        title="dimensions that cannot be used",
        explanation=(
            "Dimensions stand beside the other keys of an entry, so none is called as one of those, none stands twice, and "
            "there is at least one. One that is nearly a shipped dimension, and that no category and no weight is of, is taken "
            "for a slip, and read as the shipped one."
        ),
        wrong='[scoring]\ndimensions = ["learnings", "outcome"]',
        right='[scoring]\ndimensions = ["learning", "outcome"]',
    ),
    Code(
        id="E418",
        title="an expectation names an unknown category",
        explanation="The evidence of an expectation is found by category; one that does not exist would never have any.",
        wrong='categories = ["mentroing"]',
        right='categories = ["mentoring"]',
    ),
    Code(
        id="E419",
        title="an expectation stands twice",
        explanation="An expectation is known by its id, once for each role and level; the first of the two holds.",
        wrong=(
            '[[expectations]]\nrole = "Manager"\nid = "hires"\ntext = "Hires well"\n'
            '[[expectations]]\nrole = "Manager"\nid = "hires"\ntext = "Grows people"'
        ),
        right=(
            '[[expectations]]\nrole = "Manager"\nid = "hires"\ntext = "Hires well"\n'
            '[[expectations]]\nrole = "Manager"\nid = "grows-people"\ntext = "Grows people"'
        ),
    ),
    Code(
        id="E420",
        title="a criterion of two scorecards",
        explanation=(
            "`ratings: {energy: 2}` is short for the scorecard that has this criterion, so among scorecards about oneself or "
            "the team each criterion has a name of its own. Other scorecards are rated in full and may share names."
        ),
        wrong='[scorecards.sport]\nabout = "oneself"\ncriteria = {energy = "how fit do I feel?"}',
        right='[scorecards.sport]\nabout = "oneself"\ncriteria = {fitness = "how fit do I feel?"}',
    ),
    Code(
        id="E421",
        title="a scale that does not rise",
        explanation="A scale is its lowest and its highest rating, in this order.",
        wrong="scale = [5, 1]",
        right="scale = [1, 5]",
    ),
    Code(
        id="E422",
        title="weeks off end before they begin",
        explanation="`from` is the first week off, `to` the last one; both are off.",
        wrong='[[off]]\nfrom = "2026-W34"\nto = "2026-W32"\nreason = "holiday"',
        right='[[off]]\nfrom = "2026-W32"\nto = "2026-W34"\nreason = "holiday"',
    ),
    Code(
        id="E423",
        title="a heading of two kinds",
        explanation="A heading opens the records of one kind, so it is given to one kind only; those of the format are taken.",
        wrong='[headings]\nquestion = ["Bets"]',
        right='[headings]\nquestion = ["Wonderings"]',
    ),
    Code(
        id="E424",
        title="nothing is shipped for a role",
        explanation=(
            "A profile begins from the weights and the target shipped for its role. A role of another name is welcome, and "
            "then says both itself: weights, and a target with its weeks and bands."
        ),
        wrong='[[profile]]\nfrom = "2026-W09"\nrole = "Manger"',
        right='[[profile]]\nfrom = "2026-W09"\nrole = "Manager"',
    ),
    Code(
        id="E425",
        title="no weights are published for a role",
        explanation=(
            'The author of the framework publishes weights for managers. `weights = "published"` takes them, in a profile of '
            "one of those roles; other roles have the shipped weights, or state their own."
        ),
        wrong='[[profile]]\nfrom = "2026-W09"\nrole = "IC"\nlevel = 5\nweights = "published"',
        right='[[profile]]\nfrom = "2026-W09"\nrole = "Manager"\nlevel = 4\nweights = "published"',
    ),
    Code(
        id="E426",
        title="no template for a role and level",
        explanation=(
            "A template says what a role is expected to do in a week at one of its levels, so there is none for any level, and "
            "none for a role of one's own: state points and expected counts under `[categories.NAME]`. The hint names "
            "the levels that have one."
        ),
        wrong='[[profile]]\nfrom = "2026-W09"\nrole = "Manager"\ntemplate = true',
        right='[[profile]]\nfrom = "2026-W09"\nrole = "Manager"\nlevel = 4\ntemplate = true',
    ),
    Code(
        id="E427",
        title="an expectation of a role that nobody has",
        explanation=(
            "An expectation is shown to whoever has its role, or comes to it. One of a role that is neither shipped nor that "
            "of a `[[profile]]` would be on no page, without a word."
        ),
        wrong='[[expectations]]\nrole = "Manger"\nid = "hires"\ntext = "Hires well"',
        right='[[expectations]]\nrole = "Manager"\nid = "hires"\ntext = "Hires well"',
    ),
)
