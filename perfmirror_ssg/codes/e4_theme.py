"""Codes of family E4 about the theme: its name, its templates, its settings."""

from perfmirror_ssg.codes.code import Code

E4_THEME: tuple[Code, ...] = (
    Code(
        id="E450",
        title="there is no such theme",
        explanation=(
            "`theme` names a folder in `themes/`, beside config.toml, or `default`, the theme that comes with the program. "
            "Until it is mended the site has the default look."
        ),
        wrong='[site]\ntheme = "midnigth"',
        right='[site]\ntheme = "midnight"',
    ),
    Code(
        id="E451",
        title="a template cannot be read",
        explanation=(
            "A template of your own theme has a mistake in its blocks or expressions, or is not UTF-8. "
            "Until it is mended the template of the same name that comes with the program is used."
        ),
        wrong='{% extends "default/home.html" %}\n{% block lately %}',
        right='{% extends "default/home.html" %}\n{% block lately %}{% endblock %}',
    ),
    Code(
        id="E452",
        title="a template fails on a page",
        explanation=(
            "A template of your own theme asks for something that is not there: a name that `page` or `site` does not have, "
            "or a template to extend that does not exist. Until it is mended the page is made by the template of the same name "
            "that comes with the program."
        ),
        wrong='{% extends "default/week.html" %}\n{% block prose %}{{ page.mood }}{% endblock %}',
        right='{% extends "default/week.html" %}\n{% block prose %}{{ page.lede }}{% endblock %}',
    ),
    Code(
        id="E453",
        title="a setting of the theme is not stated rightly",
        explanation=(
            "theme.toml states each setting in a table of its own, with its type (`text`, `number` or `flag`) and its default. "
            "A setting of the default theme keeps its type; its type need not be repeated."
        ),
        wrong="[settings.footer]\ndefault = 3",
        right='[settings.footer]\ndefault = "Written on Fridays"',
    ),
    Code(
        id="E454",
        title="a link of the theme leads nowhere",
        explanation=(
            "A template of your own theme links to a page, an anchor or a file that the site does not have. Pages lie at "
            "several depths, so a path from the root of the site goes through the filter `url`. The page is made with the link "
            "as it is."
        ),
        wrong='<a href="trend.html">Trends</a>',
        right='<a href="{{ "trends.html"|url }}">Trends</a>',
    ),
)
