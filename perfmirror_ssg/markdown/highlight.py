"""Fenced code as HTML: highlighted at build time into Pygments' short class names, which the theme colours.

In: code and the word after the fence. Out: safe HTML. Pygments is imported only when a language was named.
"""

from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pygments.formatters.html import HtmlFormatter
    from pygments.lexer import Lexer

_PLAIN = frozenset({"", "text", "txt", "plain", "plaintext", "none"})


def code_html(code: str, info: str) -> str:
    """Return a block of code; `info` is what stands after the fence, its first word the language."""
    language, *rest = info.split(maxsplit=1) or [""]
    language = language.casefold()
    named = "".join(
        f' data-{name}="{escape(word)}"' for name, word in zip(("lang", "info"), (language, *rest), strict=False) if word
    )
    inner = _highlighted(code, language) or escape(code, quote=False)
    # A block wider than the screen scrolls, and the keyboard must reach it.
    return f'<div class="highlight"><pre tabindex="0"><code{named}>{inner}</code></pre></div>\n'


def _highlighted(code: str, language: str) -> str:
    lexer = None if language in _PLAIN else _lexer(language)
    if lexer is None:
        return ""
    from pygments import highlight

    return highlight(code, lexer, _formatter())


@lru_cache(maxsize=1)
def _formatter() -> "HtmlFormatter[str]":
    from pygments.formatters.html import HtmlFormatter

    return HtmlFormatter(nowrap=True)


@lru_cache(maxsize=64)
def _lexer(language: str) -> "Lexer | None":
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return None
