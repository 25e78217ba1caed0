"""The list of keys, and what is made from it: the page, the schema, the defaults."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest

from perfmirror_ssg import settings
from perfmirror_ssg.config.keys import KEYS, SITE
from perfmirror_ssg.config.reference import page, schema
from perfmirror_ssg.config.shapes import as_name, is_name
from perfmirror_ssg.config.tables import Key, filled

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads(schema())
SAMPLES = [*sorted((ROOT / "docs" / "samples").glob("*.toml")), ROOT / "config.toml"]


def all_keys(keys: tuple[Key, ...], path: str = "") -> Iterator[tuple[str, Key]]:
    """Yield every key with its path, `site.title`."""
    for key in keys:
        yield f"{path}{key.name}", key
        yield from all_keys(key.keys, f"{path}{key.name}.")


by_key = pytest.mark.parametrize("key", [pytest.param(key, id=path) for path, key in all_keys(KEYS)])


def as_json(value: object) -> object:
    """Turn what tomllib reads into what JSON holds: dates become text."""
    return json.loads(json.dumps(value, default=str))


def test_the_page_in_docs_is_the_one_made_from_the_list() -> None:
    assert (ROOT / "docs" / "config.md").read_text(encoding="utf-8") == page()


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_the_schema_accepts_every_sample(sample: Path) -> None:
    jsonschema.validate(as_json(tomllib.loads(sample.read_text(encoding="utf-8"))), SCHEMA)


@pytest.mark.parametrize("text", ["x = 1", "[site]\ntitel = 'x'", "[clocks]\naware_days = '14'", "[[off]]\nfrom = '2026-W01'"])
def test_the_schema_refuses_what_the_program_refuses(text: str) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(as_json(tomllib.loads(text)), SCHEMA)


@by_key
def test_a_key_says_what_it_is_for_and_what_holds_without_it(key: Key) -> None:
    assert key.about
    assert key.shape.words
    assert key.form != "value" or key.required or key.otherwise or key.default is not None


@by_key
def test_the_example_of_a_value_is_toml(key: Key) -> None:
    if key.form == "value":
        assert tomllib.loads(f"x = {key.shape.example}")


def test_a_setting_of_the_site_is_a_key_and_the_other_way_round() -> None:
    assert set(filled(SITE.keys)) == set(settings.Site.__struct_fields__)


@pytest.mark.parametrize(
    ("text", "name"),
    [("Design Doc", "design-doc"), ("1:1s", "1-1s"), ("Über_mut", "über-mut"), ("---", ""), ("42", ""), ("x" * 60, "x" * 48)],
)
def test_the_name_nearest_to_a_text_is_one(text: str, name: str) -> None:
    assert as_name(text) == name
    assert not name or is_name(name)


@pytest.mark.parametrize("text", ["", "Design", "a--b", "-a", "a_b", "2026", "a b", "u\u0308ber", "x" * 49])
def test_what_is_no_name(text: str) -> None:
    assert not is_name(text)
