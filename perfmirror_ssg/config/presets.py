"""What a role and level brings with it, whole: weights, target, template, expectations.

In: a role and level that are shipped. Out: a `Preset`, read as a config that names it is read.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from msgspec import Struct

from perfmirror_ssg.config import read_config
from perfmirror_ssg.config.shipped import shipped, templates
from perfmirror_ssg.figures import exact, total
from perfmirror_ssg.settings import Category, Expectation, Profile


class Preset(Struct, frozen=True, kw_only=True):
    """A role and level as shipped."""

    profile: Profile
    published: Mapping[str, Fraction]
    """The published weights of its role, else its own."""
    template: tuple[Category, ...]
    """The categories of its template, with the figures it gives them; none without a template."""
    expectations: tuple[Expectation, ...]

    @property
    def name(self) -> str:
        """What to call it: `Manager 4`; a level that is any is not named."""
        return f"{self.profile.role} {self.profile.level}" if self.profile.level else self.profile.role

    @property
    def expected_score(self) -> Fraction:
        """Weighted points of a week that is as the template expects it: Σ weight · points · expected count."""
        versions = ((self.profile.weights[category.dimension], category.versions[0]) for category in self.template)
        return total([weight * version.points * (version.expected or 0) for weight, version in versions])


def presets() -> Iterator[Preset]:
    """Make every preset, role by role, levels rising."""
    return (make_preset(profile.values["role"], profile.values["level"]) for profile in shipped().profiles)


def make_preset(role: str, level: int) -> Preset:
    """Make the preset of a role and level, which are shipped."""
    names = templates().get((role, level), {})
    switch = "template = true" if names else ""
    config = read_config(f'[[profile]]\nfrom = "2026-W01"\nrole = "{role}"\nlevel = {level}\n{switch}\n').value
    return Preset(
        profile=config.profiles[0],
        published=shipped().published.get(role, config.profiles[0].weights),
        template=tuple(config.categories[name] for name in names),
        expectations=tuple(one for one in config.expectations if (one.role, one.level) == (role, level)),
    )


def levels(role: str) -> tuple[int, ...]:
    """Return the levels that are shipped for a role."""
    return tuple(profile.values["level"] for profile in shipped().profiles if profile.values["role"] == role)


def weights_in_words(weights: Mapping[str, Fraction]) -> str:
    """Return `input 0.25, output 0.3`."""
    return ", ".join(f"{dimension} {exact(weight)}" for dimension, weight in weights.items())
