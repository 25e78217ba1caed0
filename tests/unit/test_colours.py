"""Every colour of the shipped theme can be read on its ground, by the contrast that WCAG 2.2 asks for."""

import re
from pathlib import Path

import pytest

import perfmirror_ssg

STATIC = Path(perfmirror_ssg.__file__).parent / "theme" / "static"
TOKENS = {
    "default": STATIC / "tokens.css",
    "letters": Path(__file__).parents[2] / "themes" / "letters" / "static" / "tokens.css",
}
TEXT = ("ink", "soft", "accent", "warn")
SHAPES = ("faint", *(f"hue-{number}" for number in range(1, 9)))
GROUNDS = ("paper", "wash")


def schemes() -> dict[str, dict[str, str]]:
    """Read, of each theme, light, dark by the system, and dark by choice."""
    found: dict[str, dict[str, str]] = {}
    for theme, path in TOKENS.items():
        blocks = re.findall(r"\{([^{}]*--paper[^{}]*)\}", path.read_text(encoding="utf-8"))
        colours = [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block)) for block in blocks]
        names = ("light", "dark by the system", "dark by choice")
        found |= {f"{theme}, {name}": values for name, values in zip(names, colours, strict=True)}
    return found


def contrast(one: str, other: str) -> float:
    """Return the ratio of WCAG 2.2, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", schemes())
def test_text_has_a_contrast_of_four_and_a_half(scheme: str) -> None:
    colours = schemes()[scheme]
    poor = {(name, ground) for name in TEXT for ground in GROUNDS if contrast(colours[name], colours[ground]) < 4.5}
    assert poor == set()


@pytest.mark.parametrize("scheme", schemes())
def test_shapes_have_a_contrast_of_three(scheme: str) -> None:
    colours = schemes()[scheme]
    poor = {(name, ground) for name in SHAPES for ground in GROUNDS if contrast(colours[name], colours[ground]) < 3}
    assert poor == set()


@pytest.mark.parametrize("theme", TOKENS)
def test_dark_is_the_same_by_the_system_and_by_choice(theme: str) -> None:
    found = schemes()
    assert found[f"{theme}, dark by the system"] == found[f"{theme}, dark by choice"]


def test_every_theme_has_every_colour() -> None:
    assert {frozenset(colours) for colours in schemes().values()} == {frozenset(schemes()["default, light"])}


def test_every_token_that_a_style_uses_is_defined() -> None:
    styles = "".join(path.read_text(encoding="utf-8") for path in STATIC.glob("*.css"))
    used = set(re.findall(r"var\((--[\w-]+)[,)]", styles))
    assert used - set(re.findall(r"(--[\w-]+):", styles)) == set()
