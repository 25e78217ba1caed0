"""Code blocks: class names for known languages, plain text for the rest."""

import subprocess
import sys

from perfmirror_ssg.markdown.highlight import code_html


def test_a_known_language_is_coloured_by_class_names() -> None:
    html = code_html('print("<b>")\n', "python")
    assert '<code data-lang="python"><span class="nb">print</span>' in html
    assert "style=" not in html
    assert "<b>" not in html


def test_an_unknown_language_is_plain_and_escaped() -> None:
    assert '<code data-lang="x&quot;y">a &lt; b\n</code>' in code_html("a < b\n", 'X"y')


def test_what_follows_the_language_is_kept() -> None:
    assert 'data-lang="text" data-info="title=&quot;a b&quot;"' in code_html("x\n", 'text title="a b"')


def test_pygments_is_imported_only_when_a_language_is_named() -> None:
    program = (
        "import sys; from perfmirror_ssg.markdown.highlight import code_html; code_html('a', ''); code_html('a', 'text'); "
        "assert not any(name.startswith('pygments') for name in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
