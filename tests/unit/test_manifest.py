"""The memory of what was written."""

import json
import os
from pathlib import Path

import msgspec
import pytest

from perfmirror_ssg.publishing.manifest import Manifest, Row, manifest_path, read_manifest, stored, write_durably


def test_a_manifest_comes_back_as_it_was_written(tmp_path: Path) -> None:
    row = Row(sha256="ab", size=2, mtime=3, made="cd")
    manifest = Manifest(files={"index.html": row}, audience="coach", encrypted=True, left=("weeks/a.html",))
    write_durably(tmp_path / "m.json", msgspec.json.encode(stored(manifest, tmp_path)))
    assert read_manifest(tmp_path / "m.json") == manifest
    assert [p.name for p in tmp_path.iterdir()] == ["m.json"]


def test_a_manifest_without_times_is_understood_and_trusts_no_file(tmp_path: Path) -> None:
    rows = {"index.html": {"sha256": "ab", "size": 2}}
    old = {"format": 1, "generator": "0.1.0", "output": "/o", "audience": "me", "encrypted": False, "files": rows}
    (tmp_path / "m.json").write_text(json.dumps(old))
    (tmp_path / "index.html").write_text("ab")
    manifest = read_manifest(tmp_path / "m.json")
    assert manifest is not None
    assert not manifest.files["index.html"].stands(str(tmp_path / "index.html"))


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b'{"format": 2, "files": {}}', b'{"format": 1, "files": []}', b"\xff"])
def test_a_broken_or_foreign_manifest_counts_as_none(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "m.json").write_bytes(data)
    assert read_manifest(tmp_path / "m.json") is None
    assert read_manifest(tmp_path / "absent.json") is None


def test_each_output_folder_has_a_manifest_of_its_own(tmp_path: Path) -> None:
    assert manifest_path(tmp_path, Path("/a")) != manifest_path(tmp_path, Path("/b"))


@pytest.mark.parametrize("name", ["", "/etc/passwd", "../a", "a/../../b", "a//b", "./a", "a/", "a\0b"])
def test_a_manifest_that_names_a_file_elsewhere_counts_as_none(tmp_path: Path, name: str) -> None:
    for manifest in (Manifest(files={name: Row(sha256="ab")}), Manifest(files={}, left=(name,))):
        write_durably(tmp_path / "m.json", msgspec.json.encode(stored(manifest, tmp_path)))
        assert read_manifest(tmp_path / "m.json") is None


def test_what_could_not_be_written_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: int) -> None:
        raise OSError(28, "No space left on device")

    write_durably(tmp_path / "m.json", b"old")
    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(OSError, match="No space"):
        write_durably(tmp_path / "m.json", b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("m.json", b"old")]
