"""Which pages others may see. A page that is added stands in none of these lists: think before it is put in one."""

from perfmirror_ssg.pages import PAGES
from perfmirror_ssg.pages.page import always, never

ALWAYS = {"front", "week", "record", "document", "tag", "search", "missing"}
"""Made from what is shared and nothing else, whatever that is."""

WHERE_THERE_IS_SOMETHING = {"decisions", "hypotheses", "questions", "gaps", "commitments", "log", "pages", "tags"}
"""Lists of what is shared, where they are not empty."""

BY_CONFIG = {"trends", "scoring"}
"""Only where `[share]` in config.toml says so."""

NEVER = {
    *("home", "due", "year", "clocks", "categories", "category", "insights", "expectations", "scorecards", "profile", "format"),
    *("growth", "people", "person"),
    *("goals", "goal", "stories", "story"),
    *("summaries", "observations"),
    *("reviews", "review"),
}
"""They say what is due, missing, expected, lacking: to the writer alone."""


def test_every_page_says_who_may_see_it() -> None:
    assert {page.name for page in PAGES} == ALWAYS | WHERE_THERE_IS_SOMETHING | BY_CONFIG | NEVER


def test_a_page_is_private_until_it_says_otherwise() -> None:
    assert {page.name for page in PAGES if page.shared is never} == NEVER
    assert {page.name for page in PAGES if page.shared is always} == ALWAYS


def test_only_the_first_page_of_a_shared_site_and_its_bare_list_of_gaps_are_not_in_the_private_one() -> None:
    assert {page.name for page in PAGES if not page.private} == {"front", "gaps"}
