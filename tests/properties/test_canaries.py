"""A canary in every slot of a journal: none of what is withheld is in a shared site, and all of what is shared is."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from perfmirror_ssg.audience.texts import texts_of
from perfmirror_ssg.audit.audit import audit_site
from perfmirror_ssg.audit.withheld import secrets_of
from perfmirror_ssg.build import make, narrowed, read
from perfmirror_ssg.config.keys import SHARED_CHARTS
from perfmirror_ssg.kinds import KINDS, Type
from perfmirror_ssg.leaving import leaving
from perfmirror_ssg.model import Audience
from perfmirror_ssg.publishing.encrypted import Sealer, encrypt
from perfmirror_ssg.publishing.shell import shell
from perfmirror_ssg.publishing.ssg1 import make_keys, make_vault
from perfmirror_ssg.settings import AudienceShare
from tests.canaries import Canaries, canary_journal, found_in, may_see
from tests.commands import ssg
from tests.disguises import DISGUISES
from tests.editions import TODAY
from tests.sites import write_site

OTHERS: tuple[Audience, ...] = ("coach", "public")
TAG = Canaries()["t_tag"]
NOTHING = {audience: AudienceShare(audience=audience) for audience in OTHERS}
ALL = {
    audience: AudienceShare(audience=audience, scores=True, charts=SHARED_CHARTS, tags=(TAG,), title="$w_site")
    for audience in OTHERS
}
UNSAID = ("w_shared_", "w_sent_")
"""What is in a file that is shared as it is."""

Shares = Mapping[Audience, AudienceShare]

tables = st.builds(
    AudienceShare,
    audience=st.just(""),
    scores=st.booleans(),
    charts=st.lists(st.sampled_from(SHARED_CHARTS), unique=True).map(tuple),
    tags=st.sampled_from(((), (TAG,))),
)


def written(share: AudienceShare, audience: Audience) -> str:
    """Write a table of config.toml."""
    charts, tags = (", ".join(f'"{name}"' for name in names) for names in (share.charts, share.tags))
    title = f'title = "{share.title}"\n' if share.title else ""
    return f"[share.{audience}]\nscores = {str(share.scores).lower()}\ncharts = [{charts}]\ntags = [{tags}]\n{title}"


class Built:
    """The journal, and the sites made of it."""

    def __init__(self, folder: Path, shares: Shares) -> None:
        files, self.words = canary_journal("".join(written(share, audience) for audience, share in shares.items()))
        self.root = write_site(folder / "site", files)
        self.mirror = read(self.root, lambda _: TODAY)
        self.shares = shares

    def site(self, audience: Audience) -> Mapping[str, bytes]:
        shown = narrowed(self.mirror, audience) if audience != "me" else self.mirror
        return make(shown).site

    def slots(self, audience: Audience) -> tuple[dict[str, str], dict[str, str]]:
        """Return what an audience may see, and what it may not."""
        may = may_see(audience, self.shares[audience])
        seen = self.words.of(may)
        return seen, {slot: word for slot, word in self.words.items() if slot not in seen}


@pytest.mark.parametrize("disguise", DISGUISES)
def test_a_canary_is_found_in_every_disguise(disguise: str) -> None:
    words = Canaries()
    hidden = DISGUISES[disguise](f"It says {words['p_hidden']} and more")
    assert found_in({"a.bin": hidden}, {"p_hidden": words["p_hidden"]}) == {"p_hidden": "a.bin"}


def test_there_is_a_canary_in_every_field_of_words_of_every_kind() -> None:
    _, words = canary_journal()
    fields = [(kind, name) for kind in KINDS for name, row in kind.fields.items() if row.type is Type.TEXT]
    slots = {f"{who}_{kind.name}_{name}".replace("-", "_") for kind, name in fields for who in "pwc"}
    assert slots <= words.keys()
    assert len(slots) > 100


@given(st.fixed_dictionaries(dict.fromkeys(OTHERS, tables)))
# A canary names its slot, whatever else was drawn: there is nothing to make smaller.
@settings(max_examples=max(4, settings().max_examples // 5), phases=(Phase.explicit, Phase.generate))
def test_whatever_config_shares_nothing_else_is_in_a_shared_site(shares: Shares) -> None:
    with TemporaryDirectory() as folder:
        built = Built(Path(folder), shares)
        for audience in OTHERS:
            seen, withheld = built.slots(audience)
            found = found_in(built.site(audience), built.words)
            assert {slot: place for slot, place in found.items() if slot in withheld} == {}
            assert seen.keys() - found.keys() == set()


@pytest.mark.parametrize("audience", OTHERS)
@pytest.mark.parametrize("shares", [NOTHING, ALL], ids=["nothing by config", "all by config"])
def test_what_pages_are_made_of_holds_nothing_else_either(tmp_path: Path, shares: Shares, audience: Audience) -> None:
    built = Built(tmp_path, shares)
    _, withheld = built.slots(audience)
    texts = "\n".join(texts_of(narrowed(built.mirror, audience).report))
    # Where a site is built, and with which theme, is the same for all; neither is said.
    assert found_in({"report": texts.encode()}, withheld).keys() <= {"n_output", "n_theme"}


@pytest.mark.parametrize("audience", OTHERS)
@pytest.mark.parametrize("shares", [NOTHING, ALL], ids=["nothing by config", "all by config"])
def test_what_is_said_to_leave_is_what_leaves(tmp_path: Path, shares: Shares, audience: Audience) -> None:
    built = Built(tmp_path, shares)
    seen, withheld = built.slots(audience)
    said = "\n".join(f"{one.place} {one.what} {one.words}" for one in leaving(narrowed(built.mirror, audience).report)).lower()
    assert [slot for slot, word in seen.items() if word not in said and not slot.startswith(UNSAID)] == []
    # Files that are shared, and the theme, are named to their writer as they know them.
    assert {slot for slot, word in withheld.items() if word in said} == {
        "n_sent",
        "n_shared_folder",
        "n_shared_picture",
        "n_theme",
    }


@pytest.mark.parametrize("audience", OTHERS)
@pytest.mark.parametrize("shares", [NOTHING, ALL], ids=["nothing by config", "all by config"])
def test_the_audit_finds_nothing_amiss(tmp_path: Path, shares: Shares, audience: Audience) -> None:
    built = Built(tmp_path, shares)
    shown = narrowed(built.mirror, audience)
    secrets = secrets_of(built.root, shown.report.journal, shown.config, built.mirror.people.names)
    assert audit_site(built.site(audience), secrets).problems == ()


@pytest.mark.parametrize("audience", OTHERS)
def test_what_a_command_writes_says_no_more_than_the_pages(tmp_path: Path, audience: Audience) -> None:
    built = Built(tmp_path, ALL)
    place = tmp_path / "shared"
    said = ssg("-C", str(built.root), "--today", str(TODAY), "build", "--audience", audience, "--output", str(place))
    assert said.exit_code == 0, said.output
    site = {path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*") if path.is_file()}
    seen, withheld = built.slots(audience)
    assert found_in(site, withheld | {"the machine": tmp_path.name}) == {}
    assert seen.keys() - found_in(site, seen).keys() == set()


def test_their_writer_sees_all_but_comments_and_drafts(tmp_path: Path) -> None:
    built = Built(tmp_path, NOTHING)
    site, own = built.site("me"), built.words.of("pszbdmrt")
    assert own.keys() - found_in(site, own).keys() == set()
    assert found_in(site, built.words.of("x")) == {}


@pytest.mark.parametrize("audience", ["me", *OTHERS])
def test_an_encrypted_site_shows_no_word_of_the_journal(tmp_path: Path, audience: Audience) -> None:
    built = Built(tmp_path, ALL)
    site = dict(built.site(audience))
    vault = make_vault("lunar teapot ridge", content=bytes(range(32)), salt=bytes(16), nonce=bytes(12), iterations=600_000)
    sealed = encrypt(site, shell(site, ""), Sealer(vault=vault, keys=make_keys(bytes(range(32)))))
    assert found_in(sealed, built.words) == {}
    assert not [path for path in sealed if "2026" in path]
