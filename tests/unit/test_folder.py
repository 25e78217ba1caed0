"""A site folder on disk becomes a list of weeks, documents and attachments, the same each time."""

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from perfmirror_ssg.diagnostics import SsgError
from perfmirror_ssg.model import DocumentKind
from perfmirror_ssg.reading.folder import Folder, read_attachment, read_source, scan
from perfmirror_ssg.weeks import Week

TODAY = dt.date(2026, 11, 20)

Journal = Callable[[str], Path]


def fine(root: Path) -> Folder:
    folder = scan(root, TODAY)
    assert folder.problems == ()
    return folder.value


def test_weeks_come_in_order_wherever_they_stand(journal: Journal) -> None:
    root = journal("""
        ==> journal/2026/2026-W02.md <==
        ==> journal/2025-W52.md <==
        ==> journal/2026/2026-W01.md <==
    """)
    assert fine(root).weeks == (
        (Week(2025, 52), "journal/2025-W52.md"),
        (Week(2026, 1), "journal/2026/2026-W01.md"),
        (Week(2026, 2), "journal/2026/2026-W02.md"),
    )


def test_documents_and_attachments_are_listed(journal: Journal) -> None:
    root = journal("""
        ==> journal/pages/values.md <==
        ==> journal/reviews/2026-Q2.md <==
        ==> journal/2026/map.svg <==
        ==> journal/2026/.hidden.md <==
        ==> journal/_drafts/a.md <==
        ==> journal/.trash/2026-W20.md <==
    """)
    folder = fine(root)
    assert set(folder.documents) == {
        (DocumentKind.PAGE, "journal/pages/values.md"),
        (DocumentKind.REVIEW, "journal/reviews/2026-Q2.md"),
    }
    assert folder.attachments == ("journal/2026/map.svg",)


def test_a_site_without_a_journal_is_empty(tmp_path: Path) -> None:
    assert fine(tmp_path) == Folder(weeks=(), documents=(), attachments=())


def test_a_source_is_decoded(journal: Journal) -> None:
    root = journal("==> journal/2026-W20.md <==\nA week.\n")
    source = read_source(root, "journal/2026-W20.md").value
    assert source
    assert source.text == "A week.\n"


def test_a_missing_file_is_a_problem_unless_it_may_be_missing(tmp_path: Path) -> None:
    assert [p.code for p in read_source(tmp_path, "config.toml").problems] == ["E143"]
    assert read_source(tmp_path, "config.toml", missing_ok=True).problems == ()


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert [p.code for p in read_source(tmp_path, "pipe").problems] == ["E143"]
    with pytest.raises(SsgError, match="no regular file"):
        read_attachment(tmp_path, "pipe")


def test_a_link_or_a_folder_is_not_read_as_a_file(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere").write_text("text", encoding="utf-8")
    assert [p.code for p in read_source(tmp_path, "link").problems] == ["E143"]
    assert [p.code for p in read_source(tmp_path, ".").problems] == ["E143"]


def test_an_attachment_is_its_bytes_whatever_its_size(tmp_path: Path) -> None:
    data = bytes(6 * 1024 * 1024)
    (tmp_path / "film.webm").write_bytes(data)
    assert read_attachment(tmp_path, "film.webm") == data
