"""A plan that somebody else has written does nothing."""

import json
from pathlib import Path
from typing import Any

import pytest

from perfmirror_ssg.diagnostics import SsgError
from perfmirror_ssg.publishing.manifest import digest
from perfmirror_ssg.publishing.plan import read_plan
from tests.outputs import ONE, TWO, contents, cut_off, publish


@pytest.mark.parametrize(
    "plan",
    [
        "{",
        "[]",
        '{"place": 1, "staging": 2, "writes": ["a"], "removals": 3, "manifest": 4, "stored": 5}',
        (
            '{"place": "/a", "staging": "/b", "writes": [], "removals": {}, "manifest": "m", "stored": '
            '{"format": 2, "generator": "", "output": "", "audience": "me", "encrypted": false, "files": {}}}'
        ),
    ],
)
def test_a_plan_that_is_not_ours_is_not_carried_out(tmp_path: Path, plan: str) -> None:
    publish(ONE, tmp_path, tmp_path / "_site")
    (tmp_path / ".ssg/swap.json").write_text(plan)
    with pytest.raises(SsgError, match="remove it and build again"):
        publish(TWO, tmp_path, tmp_path / "_site")


SHA = digest(b"precious")


@pytest.mark.parametrize(
    "forged",
    [
        {"manifest": "../precious"},
        {"removals": {"../precious": SHA}},
        {"removals": {"/precious": SHA}},
        {"writes": ["../precious"]},
        {"writes": ["not/in/the/manifest.html"]},
        {"fresh": ["../precious"]},
        {"staging": "_site.ssg-staging-1/../precious"},
        {"staging": "elsewhere/_site.ssg-staging-1"},
        {"place": "."},
    ],
)
def test_a_plan_that_leads_out_of_the_output_is_not_carried_out(tmp_path: Path, forged: dict[str, Any]) -> None:
    publish(ONE, tmp_path, tmp_path / "_site")
    cut_off(tmp_path)
    (tmp_path / "precious").write_bytes(b"precious")
    file = tmp_path / ".ssg/swap.json"
    plan = json.loads(file.read_bytes())
    for key in {"place", "staging"} & forged.keys():
        forged = {key: f"{tmp_path}/{forged[key]}"}
    file.write_text(json.dumps({**plan, **forged}))
    with pytest.raises(SsgError, match="remove it and build again"):
        publish(TWO, tmp_path, tmp_path / "_site")
    assert (tmp_path / "precious").read_bytes() == b"precious"
    assert contents(tmp_path / "_site") == ONE


def test_a_plan_is_not_carried_out_with_pages_from_behind_a_link(tmp_path: Path) -> None:
    publish(ONE, tmp_path, tmp_path / "_site")
    cut_off(tmp_path)
    (folder,) = tmp_path.glob("_site.ssg-staging-*")
    (folder / "weeks").rename(tmp_path / "elsewhere")
    (folder / "weeks").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(SsgError, match="remove it and build again"):
        publish(TWO, tmp_path, tmp_path / "_site")
    assert contents(tmp_path / "elsewhere") == {"2026-W21.html": b"other week"}


def test_a_plan_for_a_folder_without_our_marker_is_let_go(tmp_path: Path) -> None:
    publish(ONE, tmp_path, tmp_path / "_site")
    cut_off(tmp_path)
    (tmp_path / "_site").rename(tmp_path / "kept")
    (tmp_path / "_site").mkdir()
    (tmp_path / "_site/weeks").mkdir()
    (tmp_path / "_site/weeks/2026-W20.html").write_bytes(ONE["weeks/2026-W20.html"])
    with pytest.raises(SsgError, match="holds files that are not ours"):
        publish(TWO, tmp_path, tmp_path / "_site")
    assert contents(tmp_path / "_site") == {"weeks/2026-W20.html": b"week"}
    assert read_plan(tmp_path / ".ssg") is None
