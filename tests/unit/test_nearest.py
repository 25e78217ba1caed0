"""Near names are found, far ones are not."""

from perfmirror_ssg.nearest import nearest, same_name

CATEGORIES = ("mentoring", "code-review", "design-doc", "pull-request", "meeting")


def test_two_letters_changed_about_are_near() -> None:
    assert nearest("mentroing", CATEGORIES)[0] == "mentoring"


def test_case_and_the_kind_of_dash_make_no_difference() -> None:
    assert nearest("Code_Review", CATEGORIES)[0] == "code-review"


def test_a_part_of_a_name_finds_it() -> None:
    assert nearest("doc", CATEGORIES) == ("design-doc",)


def test_nothing_is_near_a_strange_word() -> None:
    assert nearest("xylophone", CATEGORIES) == ()


def test_no_word_is_near_nothing() -> None:
    assert nearest("", CATEGORIES) == ()
    assert nearest("word", ()) == ()


def test_no_more_than_asked_for_are_given_best_first() -> None:
    assert nearest("meetin", ("meetings", "melting", "meeting"), n=2) == ("meeting", "meetings")


def test_a_name_that_is_only_spaced_otherwise_is_the_one_meant() -> None:
    known = ("pull-requests", "pull-request")
    for word in ("Pull Request", "pull\u2011request", "pull\u2013request", "pull\u00a0request", "pullrequest", "pull_request"):
        assert nearest(word, known) == ("pull-request",)
        assert same_name(word, known) == "pull-request"
    assert same_name("pull-requet", known) is None
    assert same_name("-", ("", "-")) is None


def test_a_name_that_is_clearly_nearer_stands_alone() -> None:
    assert nearest("revist", ("revisit", "review", "resist")) == ("revisit", "resist")
    assert nearest("revist", ("review", "revisit")) == ("revisit",)
