"""Codes of family E4 about what an output holds: `ssg audit` looks through it."""

from perfmirror_ssg.codes.code import Code

E4_AUDIT: tuple[Code, ...] = (
    Code(
        id="E475",
        title="something that was not shared is in the output",
        explanation=(
            "A word or a few words in a row stand in the journal or config.toml, in nothing that was shared with this "
            "audience, and in the output: as they are, or encoded (base64, gzip, zip, UTF-16 …). Most often a theme of "
            "your own says it. "
            "The place is that in the journal; the message names the file of the output."
        ),
        wrong='{% extends "default/home.html" %}\n{% block foot %}Towards the Lighthouse reorganisation{% endblock %}',
        right='{% extends "default/home.html" %}\n{% block foot %}Written on Fridays{% endblock %}',
    ),
    Code(
        id="E476",
        title="a real name is in the output",
        explanation=(
            "people.toml gives this person an alias, and the output says the name. A name in a theme, or in a file that was "
            "put into the output by hand, is not replaced."
        ),
        wrong='{% block foot %}Reviewed by Ada{% endblock %}\n[[person]]\nnames = ["Ada"]\nalias = "Heron"',
        right='{% block foot %}Reviewed by a peer{% endblock %}\n[[person]]\nnames = ["Ada"]\nalias = "Heron"',
    ),
    Code(
        id="E477",
        title="a file that was not shared is in the output",
        explanation=(
            "The output holds the very bytes of an attachment that nothing shared refers to, by itself or in an archive, or a "
            "page with the name of a week or document that was not shared: then it is mostly from before it was taken back."
        ),
        wrong="cp journal/org-chart.png _site-coach/assets/",
        right="rm _site-coach/assets/org-chart.png",
    ),
    Code(
        id="E478",
        title="what was shared is not in the output",
        explanation=(
            "Nothing of a shared week or document was found. So this is another folder, or an old or empty one, or the audit "
            "cannot read what is in it; that nothing withheld was found says nothing then."
        ),
        wrong="ssg audit _site --audience coach   # an empty folder",
        right="ssg build --audience coach --output _site-coach\nssg audit _site-coach --audience coach",
    ),
    Code(
        id="E479",
        title="something in the output cannot be looked into",
        explanation=(
            "A link, a pipe, an archive with a lock, one that unfolds without end, or one of a kind that is not opened here "
            "(7z, rar, zstd, age …): what it holds is not known, so the output is not called clean."
        ),
        wrong="ln -s ../notes.pdf _site-coach/notes.pdf",
        right="rm _site-coach/notes.pdf",
    ),
)
