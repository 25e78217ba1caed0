"""Codes of family E4 about people.toml: names, and the aliases that stand for them in what is shared."""

from perfmirror_ssg.codes.code import Code

E4_PEOPLE: tuple[Code, ...] = (
    Code(
        id="E460",
        title="a name of two people",
        explanation=(
            "people.toml gives one name to two people, perhaps in another case or with other blanks. In what is shared, a "
            "mention of it stands for the first of them. Call one of them by a longer name, here and in the journal."
        ),
        wrong='[[person]]\nnames = ["Ada"]\n[[person]]\nnames = ["Ada", "Ada L."]',
        right='[[person]]\nnames = ["Ada"]\n[[person]]\nnames = ["Ada L."]',
    ),
    Code(
        id="E461",
        title="an alias of two people",
        explanation=(
            "Two people have the same alias, so that in what is shared they would be one. The first keeps it. A person "
            "without an alias gets one from `ssg people --write`."
        ),
        wrong='[[person]]\nnames = ["Ada"]\nalias = "Heron"\n[[person]]\nnames = ["Linus"]\nalias = "heron"',
        right='[[person]]\nnames = ["Ada"]\nalias = "Heron"\n[[person]]\nnames = ["Linus"]\nalias = "Alder"',
    ),
    Code(
        id="E462",
        title="an alias that holds a name",
        explanation=(
            "A word of the alias is a word of somebody's name, of this person or of another. What is shared would name them. "
            "Choose a word that nobody is called, or take the line out: `ssg people --write` chooses one."
        ),
        wrong='[[person]]\nnames = ["Ada L."]\nalias = "Ada"',
        right='[[person]]\nnames = ["Ada L."]\nalias = "Heron"',
    ),
    Code(
        id="E463",
        title="a name without a letter",
        explanation="A name is found by its letters and digits. Signs alone would be found everywhere, or nowhere.",
        wrong='[[person]]\nnames = ["…"]',
        right='[[person]]\nnames = ["Ada"]',
    ),
    Code(
        id="E464",
        title="a word that cannot be an alias",
        explanation=(
            "An alias stands in sentences, and in ids and addresses too: it is a word of letters and digits, or a few with "
            "one blank or dash between them, of 48 characters at most."
        ),
        wrong='[[person]]\nnames = ["Ada"]\nalias = "(a colleague)"',
        right='[[person]]\nnames = ["Ada"]\nalias = "Heron"',
    ),
    Code(
        id="E465",
        title="a person without an alias",
        explanation=(
            "What is shared names nobody, so each person of people.toml needs an alias before anything is shared. "
            "`ssg people --write` chooses one for each who has none; it stays the same from then on."
        ),
        wrong='[[person]]\nnames = ["Ada"]',
        right='[[person]]\nnames = ["Ada"]\nalias = "Heron"',
    ),
)
