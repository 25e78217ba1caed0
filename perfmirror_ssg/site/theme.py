"""A theme: templates and static files, the person's own before the shipped ones of the same path.

In: the files of a theme. Out: a `Theme` that renders a view to bytes. Templates see `site` and `page`, and nothing else.
`default/week.html` names the shipped template, so that an own one can extend it and change one block.
"""

import traceback
from collections.abc import Callable, Mapping
from functools import cached_property

import jinja2
import msgspec
from jinja2.bccache import Bucket
from jinja2.sandbox import ImmutableSandboxedEnvironment
from msgspec import Struct

from perfmirror_ssg.diagnostics import Checked, Diagnostic
from perfmirror_ssg.pages.page import View
from perfmirror_ssg.pages.places import relative
from perfmirror_ssg.program import program_digest
from perfmirror_ssg.site.compiled import keep_code, load_code, name_of
from perfmirror_ssg.site.settings import Setting, read_settings
from perfmirror_ssg.site.theme_files import SHIPPED, ThemeFiles

_OWN = "themes/"
# What a template of a person's own may run into; from a shipped one these are ours, and are not caught.
_FAILURES = (jinja2.TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RecursionError)

# Not "is used": a preview goes on showing the last good page.
_INSTEAD = "until then a build takes the shipped template in its place"


class Theme(Struct, frozen=True, kw_only=True):
    """What turns views into pages."""

    files: ThemeFiles
    environment: jinja2.Environment
    static: Mapping[str, bytes]
    """By name, as `mirror.css`."""
    settings: Mapping[str, Setting]
    shipped: "Theme | None"
    """What stands in where an own template fails; None for the shipped theme itself."""


class _Compiled(jinja2.BytecodeCache):
    """Templates compiled before by this program; in the sandbox the same text becomes other code, so it is kept apart."""

    def __init__(self, kind: str) -> None:
        self._kind = kind

    @cached_property
    def _program(self) -> bytes:
        return program_digest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take code kept before, if it is of the same text."""
        if code := load_code(name_of(self._kind, bucket.key), self._source(bucket)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep code for the next run."""
        keep_code(name_of(self._kind, bucket.key), self._source(bucket), bucket.bytecode_to_string())

    def _source(self, bucket: Bucket) -> bytes:
        return self._program + bucket.checksum.encode()


def make_theme(files: ThemeFiles) -> Checked[Theme]:
    """Put a theme together; an own template that cannot be read is a problem, and the shipped one stands in."""
    shipped = _theme(files, {}, files.shipped) if files.own else None
    own, problems = _readable(files)
    settings = read_settings(files)
    theme = _theme(files, own, {**files.shipped, **files.own}, shipped, settings.value)
    return Checked(value=theme, problems=(*problems, *settings.problems))


def render_view(theme: Theme, template: str, site: object, page: View) -> Checked[bytes]:
    """Render one page; when an own template fails, say where, and render the shipped one."""
    try:
        text = theme.environment.get_template(template).render(site=site, page=page)
    except _FAILURES as error:
        if theme.shipped is None:
            raise
        problem = _failed(theme.files, template, page, error)
        return Checked(value=render_view(theme.shipped, template, site, page).value, problems=(problem,))
    return Checked(value=text.encode())


def _theme(
    files: ThemeFiles,
    own: Mapping[str, str],
    merged: Mapping[str, bytes],
    shipped: Theme | None = None,
    settings: Mapping[str, Setting] | None = None,
) -> Theme:
    return Theme(
        files=files,
        environment=_environment(files, own),
        static={path.removeprefix("static/"): data for path, data in sorted(merged.items()) if path.startswith("static/")},
        settings=read_settings(ThemeFiles(name=SHIPPED, shipped=files.shipped, own={})).value if settings is None else settings,
        shipped=shipped,
    )


def _environment(files: ThemeFiles, own: Mapping[str, str]) -> jinja2.Environment:
    # A theme may come from somebody else: in the sandbox it can say what a page looks like, and do nothing.
    kind = ImmutableSandboxedEnvironment if own else jinja2.Environment
    environment = kind(
        loader=jinja2.FunctionLoader(_loader(files, own)),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=_Compiled(kind.__name__),
    )
    environment.globals.clear()
    environment.filters["url"] = _url
    environment.policies["json.dumps_function"] = _json
    return environment


def _json(value: object, **_: object) -> str:
    # `tojson` makes it safe to stand in a page. Markup is text to a script.
    return msgspec.json.encode(value, enc_hook=str).decode()


@jinja2.pass_context
def _url(context: jinja2.runtime.Context, path: str) -> str:
    """Lead from the page that is rendered to a path from the root of the site; quoted, so that nothing is left to escape."""
    return relative(context["page"].path, path)


def _loader(files: ThemeFiles, own: Mapping[str, str]) -> Callable[[str], tuple[str, str, Callable[[], bool]] | None]:
    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        if name in own:
            return own[name], f"{_OWN}{files.name}/templates/{name}", lambda: True
        shipped = name.removeprefix(f"{SHIPPED}/")
        data = files.shipped.get(f"templates/{shipped}")
        return (data.decode(), f"{SHIPPED}/{shipped}", lambda: True) if data is not None else None

    return load


def _readable(files: ThemeFiles) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    """Return the text of every own template that is one, and what is wrong with the others."""
    own, problems = {}, []
    parser = jinja2.Environment(autoescape=True)
    for path, data in sorted(files.own.items()):
        if not path.startswith("templates/"):
            continue
        try:
            text = data.decode()
            parser.parse(text)
        except UnicodeDecodeError as error:
            problems.append(_problem(files, path, data.count(b"\n", 0, error.start) + 1, "it is not UTF-8"))
        except jinja2.TemplateSyntaxError as error:
            problems.append(_problem(files, path, error.lineno, error.message or "it is no template"))
        else:
            own[path.removeprefix("templates/")] = text
    return own, tuple(problems)


def _problem(files: ThemeFiles, path: str, line: int, why: str) -> Diagnostic:
    message = f"cannot read this template: {why.rstrip('.')}"
    return Diagnostic(code="E451", span=files.span(path, line), message=message, hint=f"mend it, or remove it; {_INSTEAD}")


def _failed(files: ThemeFiles, template: str, page: View, error: Exception) -> Diagnostic:
    """Say where an own template failed: the innermost of its lines on the way."""
    prefix = f"{_OWN}{files.name}/"
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename.startswith(prefix)]
    path = frames[-1].filename.removeprefix(prefix) if frames else f"templates/{template}"
    line = frames[-1].lineno or 1 if frames else 1
    return Diagnostic(
        code="E452",
        span=files.span(path, line),
        message=f"cannot render {page.path}: {str(error).rstrip('.') or type(error).__name__}",
        hint=f"templates see site and page; {_INSTEAD}",
    )
