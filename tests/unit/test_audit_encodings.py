"""Every disguise is taken off, for every sort of thing that is withheld."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from perfmirror_ssg.audit.audit import audit_site
from perfmirror_ssg.audit.encodings import ENCODINGS
from perfmirror_ssg.audit.withheld import Secrets, secrets_of
from perfmirror_ssg.build import narrowed, read
from tests.disguises import DISGUISES
from tests.sites import write_site
from tests.unit.test_audit import FILES, TODAY

PAGE = b"<h1>A week of probes</h1>"
NEEDLES = ("quicksilver", "nobody may know of", "84250", "Isolde van Dyke")


@cache
def withheld() -> Secrets:
    """Return what a small journal withholds from a coach."""
    with TemporaryDirectory() as folder:
        mirror = read(write_site(Path(folder), FILES), lambda _: TODAY)
        shown = narrowed(mirror, "coach")
        return secrets_of(mirror.root, shown.report.journal, shown.config, mirror.people.names)


@pytest.mark.parametrize("needle", NEEDLES)
@pytest.mark.parametrize("disguise", DISGUISES)
def test_what_is_withheld_is_found_under_any_disguise(disguise: str, needle: str) -> None:
    found = audit_site({"index.html": PAGE, "x": DISGUISES[disguise](needle)}, withheld())
    assert {problem.code for problem in found.problems} <= {"E475", "E476"}
    assert found.problems != ()


@pytest.mark.parametrize("disguise", DISGUISES)
def test_what_may_be_seen_is_no_finding_under_any_disguise(disguise: str) -> None:
    found = audit_site({"index.html": PAGE, "x": DISGUISES[disguise]("We walked the product from end to end")}, withheld())
    assert found.problems == ()


def test_the_finding_says_how_it_was_disguised() -> None:
    found = audit_site({"index.html": PAGE, "x": DISGUISES["gzip in base64"]("quicksilver")}, withheld())
    assert [problem.message.rpartition(" is in ")[2] for problem in found.problems] == ["x (gzip in base64)"]


def test_no_encoding_is_listed_twice() -> None:
    names = [encoding.name for encoding in ENCODINGS]
    assert len(names) == len(set(names)) >= 13
