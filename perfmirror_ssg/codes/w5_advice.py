"""Codes of family W5: advice: nothing is lost, but it may not be what was meant."""

from perfmirror_ssg.codes.code import Code

W5: tuple[Code, ...] = (
    Code(
        id="W500",
        title="large file",
        explanation=(
            "A week is a page of text. More than a megabyte is usually a log or a picture that was pasted, and makes "
            "every build slower."
        ),
        wrong="a log of 2 MiB, pasted into 2026-W20.md",
        right="the lines that matter, and the log as a file beside it",
    ),
    Code(
        id="W501",
        title="empty file",
        explanation="The file has no text at all. Its week is shown as empty; one line would make it a written one.",
        wrong="journal/2026/2026-W20.md, empty",
        right="---\ninput:\n  one-on-one: 6\n---",
    ),
    Code(
        id="W502",
        title="text that loses its tail to a comment",
        explanation=(
            "In YAML a blank and a # begin a comment, so that what follows is not read. A text that holds them needs quotes."
        ),
        wrong="title: Fix #12 for good",
        right='title: "Fix #12 for good"',
    ),
    Code(
        id="W503",
        title="symbolic link",
        explanation="Links are not followed: they could lead out of the journal, or in a circle.",
        wrong="journal/2026/2026-W20.md -> elsewhere/2026-W20.md",
        right="journal/2026/2026-W20.md, the file itself",
    ),
    Code(
        id="W504",
        title="copy that a sync left behind",
        explanation=(
            "A program that keeps folders alike met two versions of the file and kept both. The copy is not read; "
            "something may be in it that the original lacks."
        ),
        wrong="journal/2026/2026-W20.sync-conflict-20260514-101010.md",
        right="journal/2026/2026-W20.md, with what the copy had",
    ),
    Code(
        id="W505",
        title="week that is still to come",
        explanation="The week is after the current one. It is shown, and enters no average until it is over.",
        wrong="journal/2026/2026-W50.md, written in 2026-W47",
        right="journal/2026/2026-W47.md",
    ),
    Code(
        id="W510",
        title="text that may have been meant as a number",
        explanation=(
            "A text counts once, whatever number it begins with. A number with its unit, a fraction, a time, or "
            "signs alone may stand where a count was still to be written. As the note of a mapping any text is right."
        ),
        wrong="code-review: 5 small ones\nmeeting: 2h\nplanning: 10:30\ninterview: ??",
        right="code-review: {count: 5, note: small ones}\nmeeting: {count: 1, note: 2h}\nplanning: 1\ninterview: 3",
    ),
    Code(
        id="W511",
        title="count that is very high",
        explanation=(
            "A count is how many pieces of work there were, and each has its points. A hundred in one week is more often an "
            "amount. As the count of a mapping any number is right."
        ),
        wrong="cost-saved: 500",
        right="cost-saved: {count: 1, note: 500 a month on idle machines}",
    ),
    Code(
        id="W512",
        title="long tag",
        explanation=(
            "A tag is a word or two by which weeks are found again. One of more than 60 characters is most often a sentence, "
            "which belongs into the summary, or several tags without commas."
        ),
        wrong="tags: [a long sentence about all that happened while the tenancy migration was under way]",
        right="tags: [tenancy, migration]",
    ),
    Code(
        id="W570",
        title="an update relies on a made id",
        explanation=(
            "A record without `^id` has one made from its week and title. Updates may use it, but mending a word of the title "
            "changes it, and the updates lose their record. Writing the id down makes it last."
        ),
        wrong="in 2026-W20:\n- Who pays for the runner?\n\nin 2026-W21:\n- ^2026-w20-who-pays-for-the-runner It is us.",
        right="in 2026-W20:\n- Who pays for the runner? ^runner-budget\n\nin 2026-W21:\n- ^runner-budget It is us.",
    ),
    Code(
        id="W571",
        title="link that leads nowhere",
        explanation=(
            "A link names a week, a page, a heading, a block, a record or a file that is not in the journal. "
            "It is shown as its words, never as a dead link. Headings are compared by their letters and digits."
        ),
        wrong="As I wrote in [[2026-W19#Surprizes]].",
        right="As I wrote in [[2026-W19#Surprises]].",
    ),
    Code(
        id="W572",
        title="link that may mean several files",
        explanation=(
            "Two files have the name that the link gives, and it is shown as its words until it says which. "
            "A path below the journal is never doubtful."
        ),
        wrong="See [[staff-engineer]].",
        right="See [[goals/staff-engineer]].",
    ),
    Code(
        id="W573",
        title="week before the start",
        explanation=(
            "A week is written that lies before `[site] start`. It is shown, and the journal begins with it; "
            "the weeks between the two may look missing."
        ),
        wrong='[site]\nstart = "2026-W20"     # and there is a file 2026-W10.md',
        right='[site]\nstart = "2026-W10"',
    ),
    Code(
        id="W574",
        title="dates overrule the status of a gap",
        explanation=(
            "Gaps go by their dates: `mitigated` makes one mitigated, `resolved` with `prevention` closes it, and `resolved` "
            "without it leaves it mitigated. A status fills in only what the dates leave open."
        ),
        wrong="## Updates\n- ^silent-alerts [resolved:: 2026-05-14] [status:: closed]",
        right="## Updates\n- ^silent-alerts [resolved:: 2026-05-14] [prevention:: an alert for silence]",
    ),
    Code(
        id="W575",
        title="ticked, and nobody knows when",
        explanation=(
            "The box of an opening was ticked. It may have been ticked at any time since, so the record is closed and left out "
            "of all times. An update in the week that closed it says when."
        ),
        wrong="in 2026-W20:\n- [x] Who owns the runner? ^runner-owner",
        right="in 2026-W20:\n- [ ] Who owns the runner? ^runner-owner\n\nin 2026-W23:\n- [x] ^runner-owner Thandi.",
    ),
    Code(
        id="W576",
        title="a word on a closed record",
        explanation=(
            "The record was closed in an earlier week, and this update neither opens it again nor gives a field. "
            "It is on its timeline, and nothing will bring it back."
        ),
        wrong="in 2026-W20:\n- ^runner-owner [status:: answered]\n\nin 2026-W30:\n- ^runner-owner Not Thandi after all.",
        right="in 2026-W20:\n- ^runner-owner [status:: answered]\n\nin 2026-W30:\n- ^runner-owner [status:: open] Not Thandi.",
    ),
    Code(
        id="W577",
        title="a date of return that is past",
        explanation=(
            "`revisit`, `review` or `by` names a day before the week it is written in, most often by a slip in the year. "
            "The record is due at once."
        ),
        wrong="in 2026-W01:\n- Keep the runner [revisit:: 2025-W10]",
        right="in 2026-W01:\n- Keep the runner [revisit:: 2026-W10]",
    ),
    Code(
        id="W580",
        title="bands of another period",
        explanation=(
            "Bands are points of a whole period. A profile that says how many weeks are judged together, and keeps bands made "
            "for another number of weeks, gives a verdict on points that nobody could reach, or that everybody does."
        ),
        wrong='[[profile]]\nfrom = "2026-W09"\nrole = "Manager"\nlevel = 4\ntarget = {period_weeks = 6}',
        right=(
            '[[profile]]\nfrom = "2026-W09"\nrole = "Manager"\nlevel = 4\n[profile.target]\nperiod_weeks = 6\n'
            'bands = [["Outstanding", 160], ["Meeting Expectations", 90], ["Underperforming", 0]]'
        ),
    ),
    Code(
        id="W581",
        title="a level that is not shipped",
        explanation=(
            "Nothing is shipped for this level of the role, and so the weights and the target that the profile does not state "
            "are those of the nearest level that is."
        ),
        wrong='[[profile]]\nfrom = "2026-W09"\nrole = "Manager"\nlevel = 9',
        right='[[profile]]\nfrom = "2026-W09"\nrole = "Manager"\nlevel = 8',
    ),
    Code(
        id="W582",
        title="weeks before the first profile",
        explanation=(
            "Weeks are written that lie before the first `[[profile]]`. They are scored by its weights, and enter no verdict: "
            "nobody has said that its target was theirs."
        ),
        wrong='[[profile]]\nfrom = "2026-W20"     # and there is a file 2026-W10.md\nrole = "Manager"\nlevel = 4',
        right='[[profile]]\nfrom = "2026-W10"\nrole = "Manager"\nlevel = 4',
    ),
    Code(
        id="W583",
        title="points that no band is for",
        explanation=(
            "Bands of your own take the place of the shipped ones, of all of them. Where the lowest begins above 0, a period "
            "with fewer points is in none."
        ),
        wrong='target = {bands = [["Outstanding", 400]]}',
        right='target = {bands = [["Outstanding", 400], ["Meeting Expectations", 200], ["Underperforming", 0]]}',
    ),
    Code(
        id="W584",
        title="a name that is a word too",
        explanation=(
            "In what is shared, a name is replaced wherever it stands as whole words, in any case. This one is also a word "
            "or a letter, so sentences that are not about the person would change as well. A longer name is told apart."
        ),
        wrong='[[person]]     # in people.toml\nnames = ["Will"]',
        right='[[person]]     # in people.toml\nnames = ["Will S."]',
    ),
    Code(
        id="W585",
        title="what may be the rest of a name",
        explanation=(
            "A name is replaced where it stands as people.toml writes it. This is said of what looks like more of one and "
            "would be seen: a word of a name of several words, alone; a name within a longer word; a word with a capital "
            "behind an alias. It is told when a site for others is made, once in each file. If it is a name, add it to the "
            "names of that person; if it is not, list it in `shown`."
        ),
        wrong='[[person]]     # in people.toml, and a shared passage says: Hopper agreed\nnames = ["Grace Hopper"]',
        right='[[person]]     # in people.toml\nnames = ["Grace Hopper", "Grace", "Hopper"]',
    ),
    Code(
        id="W587",
        title="a shared document without a name",
        explanation=(
            "Neither the title of a shared document nor the name of its file is shared. Without `share_title` it goes by the "
            "name of its kind, and its address changes when another one like it is shared."
        ),
        wrong="---            # in journal/stories/outage.md\nshare: coach\n---",
        right="---            # in journal/stories/outage.md\nshare: coach\nshare_title: A night on call\n---",
    ),
    Code(
        id="W588",
        title="a picture that tells more than it shows",
        explanation=(
            "A camera writes the place and the name of its owner into a picture, and programs that edit pictures add theirs. "
            "Whoever gets the file can read them. It is told when a site for others is made."
        ),
        wrong="::: share\n![[team-day.jpg]]      # straight from the telephone\n:::",
        right="::: share\n![[team-day-copy.png]] # a copy without the data beside it\n:::",
    ),
    Code(
        id="W597",
        title="a subject under two spellings",
        explanation=(
            "A scorecard keeps apart what it rates by the name of the subject, letter by letter. Two names that differ in "
            "capitals, blanks or dashes alone are most often one domain or person, whose ratings would then stand in two "
            "rows, each with half of its course, and one of them due for ever."
        ),
        wrong="scorecards:    # rated before as payments\n  bus-factor: {Payments: {coverage: 1}}",
        right="scorecards:\n  bus-factor: {payments: {coverage: 1}}",
    ),
    Code(
        id="W599",
        title="needs of two goals with one id",
        explanation=(
            "An item says what it is evidence for by an id alone, so a need of another goal with the same id has the same "
            "evidence. That may be meant, where one goal takes over what another began. Else give one an id of its own, "
            "and change it in the items that name it."
        ),
        wrong="needs:         # in goals/lead-two-teams.md; goals/staff-engineer.md has a need of this id too\n"
        "  - {id: trust, title: They tell us first}",
        right="needs:\n  - {id: neighbours-trust, title: They tell us first}",
    ),
)
