"""Codes of family E2 for fields: of front matter, of items, and values of fields wherever they stand."""

from perfmirror_ssg.codes.code import Code

E2: tuple[Code, ...] = (
    Code(
        id="E200",
        title="unknown key",
        explanation=(
            "No field has this name here, so its value would be lost. Anything of your own can stand below extra:, "
            "which is kept and never interpreted."
        ),
        wrong="sumary: Walked the product",
        right="summary: Walked the product",
    ),
    Code(
        id="E201",
        title="key in the wrong place",
        explanation="The key is known, but not where it stands. Its value is read only in its place.",
        wrong="energy: 3",
        right="ratings: {energy: 3}",
    ),
    Code(
        id="E202",
        title="value of another shape",
        explanation="The field takes a text, a list or fields with values of their own, and was given one of the others.",
        wrong="summary: [walked, talked]",
        right="summary: walked, talked",
    ),
    Code(
        id="E203",
        title="wikilink without quotes",
        explanation="To YAML, [[…]] is a list in a list. In quotes it is the link that was meant.",
        wrong="summary: [[2026-W19]]",
        right='summary: "[[2026-W19]]"',
    ),
    Code(
        id="E204",
        title="week that disagrees with the file name",
        explanation=(
            "The file name decides which week a file is. week: may repeat it, and then must agree, because one of the "
            "two is a slip."
        ),
        wrong="journal/2026/2026-W20.md:\nweek: 2026-W21",
        right="journal/2026/2026-W20.md:\nweek: 2026-W20",
    ),
    Code(
        id="E205",
        title="text that is no week",
        explanation="A week is written as its ISO week: four digits, a dash, a capital W, two digits.",
        wrong="week: W20/2026",
        right="week: 2026-W20",
    ),
    Code(
        id="E206",
        title="text that is no date",
        explanation=(
            "A date is written year, month, day, and must be a day of the calendar. Where a week will do, a week may stand."
        ),
        wrong="written: 2026-02-30",
        right="written: 2026-02-28",
    ),
    Code(
        id="E207",
        title="written before its week",
        explanation=(
            "A week cannot have been written before its Monday. written: is the day on which you wrote a week that was over."
        ),
        wrong="journal/2026/2026-W20.md:\nwritten: 2026-05-01",
        right="journal/2026/2026-W20.md:\nwritten: 2026-05-29",
    ),
    Code(
        id="E208",
        title="unknown audience",
        explanation=(
            "Something is shared with a coach, with the public, or with nobody but me, which needs no word. Anything "
            "else shares nothing, and is an error so that nobody believes otherwise."
        ),
        wrong="share: true",
        right="share: coach",
    ),
    Code(
        id="E209",
        title="week off without a reason",
        explanation="A week off is left out of averages, so it says why.",
        wrong="off: true",
        right="off: parental leave",
    ),
    Code(
        id="E210",
        title="value that is no count",
        explanation=(
            "A count is a whole number up to 9999, in plain figures, without quotes, sign or point. A 0 says that "
            "there was none; an empty value says nothing. A text counts once."
        ),
        wrong='input:\n  meeting: none\n  code-review: "3"',
        right="input:\n  meeting: 0\n  code-review: 3",
    ),
    Code(
        id="E211",
        title="number in words",
        explanation="Read as a text, a number in words would count once, whatever it says.",
        wrong="input:\n  meeting: three",
        right="input:\n  meeting: 3",
    ),
    Code(
        id="E212",
        title="unknown category",
        explanation=(
            "No category has this name, neither a shipped one nor one in config.toml. The item is shown as not scored "
            "yet; the other points of the week stay."
        ),
        wrong="outcome:\n  mentroing: 2",
        right="outcome:\n  mentoring: 2",
    ),
    Code(
        id="E213",
        title="category under another dimension",
        explanation=(
            "A category belongs to one dimension, so that its points have one weight. The item is shown as not scored "
            "until it is moved."
        ),
        wrong="input:\n  design-doc: 1",
        right="output:\n  design-doc: 1",
    ),
    Code(
        id="E215",
        title="value that is no number",
        explanation="Points, ratings and metrics are plain decimal numbers, with a point and without quotes.",
        wrong="metrics: {focus-hours: 11,5h}",
        right="metrics: {focus-hours: 11.5}",
    ),
    Code(
        id="E216",
        title="address that cannot be a link",
        explanation="ref is one address on the web, or a path in the journal. Pages link to nothing else, for safety.",
        wrong="{note: the dashboard, ref: 'javascript:alert(1)'}",
        right="{note: the dashboard, ref: 'https://example.com/d/77'}",
    ),
    Code(
        id="E217",
        title="several tags in one text",
        explanation="Tags are a list. In one text with commas they would be one long tag.",
        wrong="tags: probes, on-call",
        right="tags: [probes, on-call]",
    ),
    Code(
        id="E220",
        title="rating out of scale",
        explanation="Each scorecard has a scale. A rating beyond it would bend every average.",
        wrong="ratings: {energy: 7}",
        right="ratings: {energy: 4}",
    ),
    Code(
        id="E221",
        title="unknown criterion",
        explanation="No scorecard that is switched on asks for this.",
        wrong="ratings: {enrgy: 3}",
        right="ratings: {energy: 3}",
    ),
    Code(
        id="E222",
        title="unknown scorecard",
        explanation="No scorecard that is switched on has this name.",
        wrong="scorecards: {bus-facto: {payments: {coverage: 1}}}",
        right="scorecards: {bus-factor: {payments: {coverage: 1}}}",
    ),
    Code(
        id="E223",
        title="rating that needs a subject",
        explanation=(
            "ratings: is short for scorecards about oneself or the team. A scorecard about a domain or a person is "
            "written in full, so that it is known about which."
        ),
        wrong="ratings: {coverage: 1}",
        right="scorecards: {bus-factor: {payments: {coverage: 1}}}",
    ),
    Code(
        id="E224",
        title="criterion rated twice",
        explanation="In one week a criterion has one rating for each subject. The first is kept.",
        wrong="ratings: {energy: 3}\nscorecards: {wellbeing: {energy: 2}}",
        right="ratings: {energy: 2}",
    ),
    Code(
        id="E230",
        title="records that are no list of mappings",
        explanation=(
            "Below the key of a kind stands a list, and each record is a mapping with a title, or with the id of the "
            "record it updates."
        ),
        wrong="decisions: Defer the split",
        right="decisions:\n  - {title: Defer the split, id: defer-split}",
    ),
    Code(
        id="E231",
        title="word that is no id",
        explanation=(
            "An id is made of lower-case letters and digits with single dashes between them, has at least one letter "
            "and at most 48 characters. So it can be typed, linked and found for ten years."
        ),
        wrong="decisions:\n  - {title: Defer the split, id: Defer_Split}",
        right="decisions:\n  - {title: Defer the split, id: defer-split}",
    ),
    Code(
        id="E232",
        title="record without title and id",
        explanation=(
            "A record with a title is opened; one with only an id updates the record of that id. Without both, nobody "
            "can say which record this is."
        ),
        wrong="decisions:\n  - {status: deferred}",
        right="decisions:\n  - {id: defer-split, status: deferred}",
    ),
    Code(
        id="E233",
        title="unknown status",
        explanation=(
            "Each kind of record has its own statuses. The words people type for them are understood; this one is not "
            "among them."
        ),
        wrong="- Defer the split [status:: someday]",
        right="- Defer the split [status:: deferred]",
    ),
    Code(
        id="E234",
        title="confidence that cannot be read",
        explanation="A confidence is a probability, as 70% or 0.7. A bare 70 or 1 could mean two things, so it is asked.",
        wrong="- Probes are a product [confidence:: 70]",
        right="- Probes are a product [confidence:: 70%]",
    ),
    Code(
        id="E235",
        title="word that is not on the list",
        explanation="The field is chosen from a list.",
        wrong="- Alerts come late [stage:: thinking]",
        right="- Alerts come late [stage:: understand]",
    ),
    Code(
        id="E236",
        title="score that is not 1 to 5",
        explanation="process and result are whole numbers from 1 to 5.",
        wrong="- ^defer-split [process:: 7]",
        right="- ^defer-split [process:: 4]",
    ),
    Code(
        id="E237",
        title="answer that is not yes or no",
        explanation="The field asks a question that is answered by yes or no.",
        wrong="- Talked about the handover [gap:: maybe]",
        right="- Talked about the handover [gap:: yes]",
    ),
    Code(
        id="E238",
        title="date of something still to come",
        explanation=(
            "`decided`, `began`, `noticed`, `mitigated` and `resolved` say when something happened. A date after the week it "
            "is written in (or after `written`) had not come when it was written, so it is left out and nothing counts by it. "
            "When the day has come, say it in an update of that week."
        ),
        wrong="in 2026-W20:\n- The export fails [resolved:: 2027-05-14] ^silent-export",
        right="in 2026-W20:\n- The export fails ^silent-export\n\nin 2026-W22:\n- ^silent-export [resolved:: 2026-05-28]",
    ),
    Code(
        id="E242",
        title="review without a period",
        explanation=(
            "A review is named by the period it is about: a month, a quarter, a half, a year, or a cycle of the company."
        ),
        wrong="journal/reviews/spring.md",
        right="journal/reviews/2026-Q2.md",
    ),
    Code(
        id="E243",
        title="need that is incomplete",
        explanation="A goal's needs are a list of mappings, each with an id and a title.",
        wrong="needs:\n  - reviews",
        right="needs:\n  - {id: reviews, title: Designs that others build on}",
    ),
    Code(
        id="E244",
        title="two needs with one id",
        explanation="The evidence for a need is found by its id, so each need of a goal has its own. The first is kept.",
        wrong="needs:\n  - {id: reviews, title: Reviews}\n  - {id: reviews, title: Designs}",
        right="needs:\n  - {id: reviews, title: Reviews}\n  - {id: designs, title: Designs}",
    ),
)
