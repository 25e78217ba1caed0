"""Sites for several audiences, built step by step from one journal: each is the one that is built from nothing."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from perfmirror_ssg.build import make, narrowed, read
from perfmirror_ssg.model import Audience
from perfmirror_ssg.publishing.place import MARKER
from tests.commands import ssg
from tests.editions import TODAY
from tests.sites import write_site

AUDIENCES: tuple[Audience, ...] = ("me", "coach", "public")
PASSAGE = "::: share public\nSaid with Ada, see [[2026-W21]] and [[open]]. {}\n:::\n"
RECORD = "## Decisions\n- Ours [share:: coach] [because:: Ada]\n"
WEEKS = (
    "Alone with Ada, [[2026-W20]]. ^here\n",
    "---\ninput: {one-on-one: 3}\n---\n\n## Decisions\n- Mine\n",
    f"---\nshare: public\nshare_title: A week\ntags: [probes]\ninput: {{one-on-one: 3}}\n---\n\n{PASSAGE.format('One.')}",
    f"---\nshare: public\nsummary: Alone\n---\n\n{PASSAGE.format('Two.')}\n{RECORD}",
    f"---\nshare: coach\nshare_title: For a coach\n---\n\n{PASSAGE.format('Three.')}\n![[picture.png]]\n",
)
OPEN = (
    "Alone.\n",
    f"---\nshare: public\nshare_title: Open\n---\n{PASSAGE.format('Open.')}",
    "---\nshare: coach\nshare_title: Ours\n---\n",
)
CONFIGS = (
    "",
    "[share.coach]\nscores = true\n",
    '[share.coach]\ncharts = ["score"]\ntags = ["probes"]\n[share.public]\ntitle = "Ours"\n',
)
PEOPLE = ("", '[[person]]\nnames = ["Ada"]\nalias = "Heron"\n', '[[person]]\nnames = ["Ada"]\nalias = "Wren"\n')

journals = st.fixed_dictionaries(
    {
        "config.toml": st.sampled_from(CONFIGS).map("schema = 1\n{}".format),
        "people.toml": st.sampled_from(PEOPLE),
        "journal/picture.png": st.sampled_from(("one", "two")),
        "journal/2026-W20.md": st.sampled_from(WEEKS),
    },
    optional={
        "journal/2026-W21.md": st.sampled_from(WEEKS),
        "journal/2026-W46.md": st.sampled_from(WEEKS),
        "journal/pages/open.md": st.sampled_from(OPEN),
    },
)


@given(st.lists(st.tuples(journals, st.permutations(AUDIENCES)), min_size=2, max_size=3))
@settings(max_examples=max(3, settings().max_examples // 10))
def test_sites_for_several_audiences_do_not_mix(steps: list[tuple[dict[str, str], list[Audience]]]) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder) / "site"
        for files, audiences in steps:
            for path in [*root.glob("journal/*.md"), *root.glob("journal/pages/*.md")]:
                path.unlink()
            write_site(root, files)
            for audience in audiences:
                _build(root, audience)
            # One that was built before the others is still what it was.
            assert {audience: _files(root / f"_{audience}") for audience in AUDIENCES} == {
                audience: _from_nothing(files, audience) for audience in AUDIENCES
            }


def _build(root: Path, audience: Audience) -> None:
    ended = ssg("-C", str(root), "--today", str(TODAY), "build", "--audience", audience, "--output", str(root / f"_{audience}"))
    assert ended.exit_code == 0, ended.output


def _from_nothing(files: dict[str, str], audience: Audience) -> Mapping[str, bytes]:
    with TemporaryDirectory() as folder:
        mirror = read(write_site(Path(folder) / "site", files), lambda _: TODAY)
        return make(mirror if audience == "me" else narrowed(mirror, audience)).site


def _files(folder: Path) -> dict[str, bytes]:
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    found.pop(MARKER, None)
    return found
