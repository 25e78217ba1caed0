"""Codes of family E3: what only shows when entries are put together."""

from perfmirror_ssg.codes.code import Code

E3: tuple[Code, ...] = (
    Code(
        id="E300",
        title="id opened twice",
        explanation=(
            "An id stands for one record in the whole journal, whatever its kind, so only one item may end with it. "
            "The first opening keeps the id; the second is shown in its week and is no record until it has an id of its own. "
            "If it was meant as a word on the first one, the id goes to the front of the line."
        ),
        wrong="## Questions\n- Who owns the runner? ^runner-owner\n- Who pays for the runner? ^runner-owner",
        right="## Questions\n- Who owns the runner? ^runner-owner\n- Who pays for the runner? ^runner-budget",
    ),
    Code(
        id="E301",
        title="no record has this id",
        explanation=(
            "An update, `supersedes` or `again-of` names an id that nothing in the journal opens. "
            "The words stand in their week, but no record's timeline has them until the id is mended."
        ),
        wrong="## Questions\n- Who owns the runner? ^runner-owner\n\n## Updates\n- ^runer-owner It is Thandi.",
        right="## Questions\n- Who owns the runner? ^runner-owner\n\n## Updates\n- ^runner-owner It is Thandi.",
    ),
    Code(
        id="E302",
        title="spoken of before it is opened",
        explanation=(
            "An update, `supersedes` or `again-of` stands in a week before the one that opens its record. "
            "Weeks are read in order, so nothing can be said of a record that does not exist yet. "
            "Within one week the order makes no difference."
        ),
        wrong="in 2026-W19:\n- ^runner-owner It is Thandi.\n\nin 2026-W20:\n- Who owns the runner? ^runner-owner",
        right="in 2026-W19:\n- Who owns the runner? ^runner-owner\n\nin 2026-W20:\n- ^runner-owner It is Thandi.",
    ),
    Code(
        id="E303",
        title="record of another kind",
        explanation=(
            "An update stands under the heading of one kind and names a record of another; or `supersedes` does not name "
            "a decision, or `again-of` no gap. Under `## Updates` records of every kind may stand."
        ),
        wrong="## Questions\n- Who owns the runner? ^runner-owner\n\n## Decisions\n- ^runner-owner It is Thandi.",
        right="## Questions\n- Who owns the runner? ^runner-owner\n\n## Updates\n- ^runner-owner It is Thandi.",
    ),
    Code(
        id="E304",
        title="doubtful id",
        explanation=(
            "The id was made from a title, and two records of that week have the same title: which of them got the bare id and "
            "which the one with `-2` hangs on their order, so an update may reach the wrong one. Give each an id of its own."
        ),
        wrong="in 2026-W20:\n## Facts\n- Standby\n- Standby\n\nin 2026-W21:\n## Updates\n- ^2026-w20-standby It is weekly now.",
        right=(
            "in 2026-W20:\n## Facts\n- Standby ^standby-probes\n- Standby ^standby-alerts\n\n"
            "in 2026-W21:\n## Updates\n- ^standby-probes It is weekly now."
        ),
    ),
    Code(
        id="E305",
        title="field of another kind",
        explanation=(
            "Under `## Updates` a line takes the fields of its record's kind, and this kind does not have the field. "
            "The rest of the update counts."
        ),
        wrong="## Questions\n- Who owns the runner? ^runner-owner\n\n## Updates\n- ^runner-owner [owner:: Thandi]",
        right="## Questions\n- Who owns the runner? ^runner-owner\n\n## Updates\n- ^runner-owner [answer:: Thandi]",
    ),
    Code(
        id="E307",
        title="decisions supersede each other",
        explanation=(
            "A decision that supersedes another takes its place, so a circle would leave none in force. "
            "The word that closes the circle is left out. A decision that is taken again is a new decision, with a new id."
        ),
        wrong="## Decisions\n- One repository ^one [supersedes:: two]\n- Two repositories ^two [supersedes:: one]",
        right="## Decisions\n- One repository ^one\n- Two repositories ^two [supersedes:: one]",
    ),
    Code(
        id="E308",
        title="dates of a gap out of order",
        explanation=(
            "A gap begins, is noticed, is mitigated and is resolved, in this order. Without `noticed` it was noticed in the "
            "week of its opening. A week and a day are compared by their weeks."
        ),
        wrong="## Gaps\n- Alerts reach nobody [noticed:: 2026-05-14] [mitigated:: 2026-05-12] ^silent-alerts",
        right="## Gaps\n- Alerts reach nobody [noticed:: 2026-05-12] [mitigated:: 2026-05-14] ^silent-alerts",
    ),
    Code(
        id="E309",
        title="unknown goal or expectation",
        explanation=(
            "`for` says which goal, which need of one, or which expectation a work item is evidence for. "
            "It takes the file name of a goal without `.md`, the id of a need, or the id of an expectation."
        ),
        wrong="outcome:\n  mentoring: {note: pairing with Ada, for: staf-engineer}",
        right="outcome:\n  mentoring: {note: pairing with Ada, for: staff-engineer}",
    ),
    Code(
        id="E310",
        title="a real name in what is shared",
        explanation=(
            "people.toml gives this person an alias, and in a site for others it stands wherever the name does. In an address, "
            "in the name of a category or in letters that the name only looks like it cannot: the name would be left. Nothing "
            "is shared until it is out."
        ),
        wrong="---\nshare: coach\n---\n::: share\nSee https://example.com/~ada/notes\n:::",
        right="---\nshare: coach\n---\n::: share\nSee the notes of Ada\n:::",
    ),
    Code(
        id="E311",
        title="somebody without an alias in what is shared",
        explanation=(
            "A field of the journal names this person, people.toml does not, and the name stands in what is shared. Nobody is "
            "named to others by mistake: nothing is shared until they have an alias, or are listed as one who may be seen."
        ),
        wrong="---\nshare: coach\nlevers: {peer: Tobias}\n---\n::: share\nTobias agreed.\n:::",
        right='[[person]]     # in people.toml, by ssg people --write\nnames = ["Tobias"]\nalias = "Wren"',
    ),
    Code(
        id="E312",
        title="a gap that comes back as itself",
        explanation=(
            "`again-of` names the earlier gap that this one is the return of, so that one sees what was mitigated and not "
            "closed. A gap cannot be the return of itself, nor two gaps each of the other."
        ),
        wrong="## Gaps\n- Alerts reach nobody, again [again-of:: silent-again] ^silent-again",
        right="## Gaps\n- Alerts reach nobody, again [again-of:: silent-alerts] ^silent-again",
    ),
)
