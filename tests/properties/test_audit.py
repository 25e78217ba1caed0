"""Private words are found wherever they stand in a site, under any disguise; what is shared is no finding."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from perfmirror_ssg.audit.audit import audit_site
from perfmirror_ssg.audit.withheld import secrets_of
from perfmirror_ssg.audit.words import phrases
from perfmirror_ssg.build import make, narrowed, read
from perfmirror_ssg.model import Audience
from tests.disguises import DISGUISES
from tests.editions import TODAY
from tests.properties.test_withheld import Files, journals
from tests.sites import write_site
from tests.unit.test_audit import SHARED
from tests.unit.test_audit_encodings import PAGE, withheld

PRIVATE = ("The withheld paragraph mentions Ottoline twice.", "Nobody may know of the Lighthouse reorganisation.")
WORDS = ("quicksilver", "ottoline", "lighthouse", "Isolde", "84250")
RUNS = sorted({" ".join(run) for text in PRIVATE for run in phrases(text)})
INNOCENT = "<main><h2>Weeks</h2><p>We walked the product from end to end, and it hurts.</p><ul><li>Trends</li></ul></main>"

TEXTS = {
    "as it is",
    "in capitals",
    "entities in decimals",
    "percent signs",
    "backslash u",
    "base64",
    "data address",
    "gzip in base64",
}


@given(st.sampled_from([*WORDS, *RUNS]), st.sampled_from(sorted(TEXTS)), st.integers(0, len(INNOCENT)))
def test_private_words_are_found_anywhere_on_a_page(private: str, disguise: str, place: int) -> None:
    said = b"\n" + DISGUISES[disguise](private) + b"\n"
    page = INNOCENT.encode()[:place] + said + INNOCENT.encode()[place:]
    assert audit_site({"index.html": PAGE, "a.html": page}, withheld()).problems != ()


@given(st.sampled_from([*WORDS, *RUNS]), st.sampled_from(sorted(DISGUISES)), st.integers(0, 40), st.integers(0, 40))
def test_private_words_are_found_in_any_file_among_others(private: str, disguise: str, before: int, after: int) -> None:
    pages = {f"{number}.html": f"<p>{number}</p>{INNOCENT}".encode() for number in range(before + after)}
    site = {"index.html": PAGE, **pages, f"{before}.html": DISGUISES[disguise](private)}
    found = audit_site(site, withheld()).problems
    assert {problem.message.rpartition(" is in ")[2].split()[0] for problem in found} == {f"{before}.html"}


@given(st.lists(st.sampled_from(SHARED.partition("::: share")[2].split()), min_size=1), st.sampled_from(sorted(DISGUISES)))
def test_shared_words_in_any_order_are_no_finding(words: list[str], disguise: str) -> None:
    assert audit_site({"index.html": PAGE, "a": DISGUISES[disguise](" ".join(words))}, withheld()).problems == ()


@given(journals())
@settings(max_examples=max(4, settings().max_examples // 10))
def test_what_is_shared_of_any_journal_is_no_finding(drawn: tuple[Audience, Files, Files]) -> None:
    audience, files, _ = drawn
    with TemporaryDirectory() as folder:
        mirror = read(write_site(Path(folder) / "site", files), lambda _: TODAY)
        shown = narrowed(mirror, audience)
        secrets = secrets_of(mirror.root, shown.report.journal, shown.config, mirror.people.names)
        assert audit_site(make(shown).site, secrets).problems == ()
