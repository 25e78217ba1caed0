"""The settings of a theme: theme.toml states each with its type, its default and what it is for.

In: the files of a theme. Out: settings by name. An own theme.toml changes the default of a shipped setting, or adds one.
"""

import tomllib
from collections.abc import Mapping

from perfmirror_ssg.diagnostics import Checked, Diagnostic
from perfmirror_ssg.site.theme_files import SETTINGS, ThemeFiles

Setting = str | int | bool

TYPES: Mapping[str, type] = {"text": str, "number": int, "flag": bool}
_KEYS = {"type", "default", "about"}


def read_settings(files: ThemeFiles) -> Checked[dict[str, Setting]]:
    """Read both theme.toml, the own one over the shipped."""
    shipped = tomllib.loads(files.shipped.get(SETTINGS, b"").decode()).get("settings", {})
    values = {name: row["default"] for name, row in shipped.items()}
    types = {name: row["type"] for name, row in shipped.items()}
    try:
        own = tomllib.loads(files.own.get(SETTINGS, b"").decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return Checked(value=values, problems=(_problem(files, f"cannot read theme.toml: {error}"),))
    rows = own.get("settings", {})
    problems = [_problem(files, f'unknown key "{key}" in theme.toml') for key in own if key != "settings"]
    if not isinstance(rows, dict):
        return Checked(value=values, problems=(*problems, _problem(files, "settings is a table of tables")))
    for name, row in rows.items():
        wrong = _wrong(name, row, types)
        if wrong:
            problems.append(_problem(files, wrong))
        else:
            values[name] = row["default"]
    return Checked(value=values, problems=tuple(problems))


def _wrong(name: str, row: object, types: Mapping[str, str]) -> str:
    """Say what is wrong with one setting, or nothing."""
    if not isinstance(row, dict) or "default" not in row:
        return f'setting "{name}" has no default'
    if unknown := sorted(row.keys() - _KEYS):
        return f'unknown key "{unknown[0]}" of setting "{name}"'
    kind = str(row.get("type", types.get(name, "")))
    if kind not in TYPES:
        return f'setting "{name}" needs a type: {", ".join(TYPES)}'
    if name in types and kind != types[name]:
        return f'setting "{name}" is a {types[name]}, not a {kind}'
    if type(row["default"]) is not TYPES[kind]:
        return f'the default of setting "{name}" is not a {kind}'
    return ""


def _problem(files: ThemeFiles, message: str) -> Diagnostic:
    hint = 'write [settings.NAME] with type = "text" and default = "…"'
    return Diagnostic(code="E453", span=files.span(SETTINGS), message=message, hint=hint)
