"""`ssg clean` and `ssg doctor` of outputs for others, and of encrypted ones: the one that is named, and no other."""

from collections.abc import Callable
from pathlib import Path

import pytest

from perfmirror_ssg.diagnostics import SsgError
from perfmirror_ssg.publishing import swap
from perfmirror_ssg.publishing.place import MARKER
from tests.outputs import contents
from tests.sites import write_site
from tests.unit.conftest import Ssg

SITE = {
    "journal/2026/2026-W19.md": "---\nshare: coach\n---\n\n::: share\nFor a coach.\n:::\n",
    "journal/2026/2026-W20.md": "---\nsummary: Mine\n---\n\nFor me.\n",
}
OUTPUTS = {"_site": (), "_site-coach": ("--audience", "coach"), "_site-sealed": ("--encrypt",)}


@pytest.fixture
def root(tmp_path: Path, ssg: Ssg, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Build a journal for its writer, for a coach, and encrypted."""
    monkeypatch.setenv("SSG_PASSPHRASE", "abacus cubicle rinse wafer tinsel gloss")
    write_site(tmp_path, SITE)
    assert ssg("encrypt", "init", at=tmp_path).code == 0
    for output, options in OUTPUTS.items():
        assert ssg("build", "--output", output, *options, at=tmp_path).code == 0
    return tmp_path


def built(root: Path) -> dict[str, dict[str, bytes]]:
    """Return what the outputs hold that stand."""
    return {output: contents(root / output) for output in OUTPUTS if (root / output).exists()}


@pytest.mark.parametrize("output", OUTPUTS)
def test_clean_removes_the_output_that_is_named_and_no_other(ssg: Ssg, root: Path, output: str) -> None:
    before = built(root)
    count = len(before.pop(output))
    ran = ssg("clean", "--output", output, at=root)
    assert (ran.code, ran.out, ran.err) == (0, f"removed {count} files from {output}\n", "")
    assert built(root) == before
    assert ssg("build", "--output", output, *OUTPUTS[output], at=root).code == 0


@pytest.mark.parametrize("output", OUTPUTS)
def test_clean_leaves_what_a_hand_changed_and_the_folder_stays_what_it_was(ssg: Ssg, root: Path, output: str) -> None:
    page = next(name for name in sorted(contents(root / output)) if name.startswith(("weeks/2026", "d/")))
    (root / output / page).write_text("by hand")
    ran = ssg("clean", "--output", output, at=root)
    assert ran.err == f"left in {output}, changed since or not ours: {page}\n"
    assert contents(root / output) == {page: b"by hand"}
    other = () if "--encrypt" in OUTPUTS[output] else ("--encrypt",)
    refused = ssg("build", "--output", output, "--replace", *other, at=root)
    assert refused.code in {1, 2}  # the audit finds it, or the publication does
    assert page in refused.err
    assert contents(root / output) == {page: b"by hand"}


@pytest.mark.parametrize("output", OUTPUTS)
def test_doctor_finishes_a_build_of_any_output_that_was_cut_off(
    ssg: Ssg, root: Path, output: str, cut_off: Callable[[str], None]
) -> None:
    before = built(root)
    cut_off(output)
    assert built(root) == before
    ran = ssg("doctor", "--output", output, at=root)
    assert (ran.code, ran.out) == (0, "a build that was cut off is finished now\n")
    assert {name for name, found in built(root).items() if found != before[name]} == {output}
    assert (root / output / MARKER).is_file()
    assert sorted(path.name for path in root.glob("_site*")) == sorted(OUTPUTS)


@pytest.mark.parametrize("output", OUTPUTS)
def test_doctor_finishes_a_build_wherever_it_wrote(ssg: Ssg, root: Path, output: str, cut_off: Callable[[str], None]) -> None:
    before = built(root)
    cut_off(output)
    assert ssg("doctor", at=root).out == "a build that was cut off is finished now\n"
    assert {name for name, found in built(root).items() if found != before[name]} == {output}


@pytest.fixture
def cut_off(ssg: Ssg, root: Path) -> Callable[[str], None]:
    """Change the journal, and build it anew into an output but for the renames."""

    def stop(*_: object) -> bool:
        raise SsgError("cut off")

    def build(output: str) -> None:
        write_site(root, {"journal/2026/2026-W19.md": SITE["journal/2026/2026-W19.md"].replace("For a", "More for my")})
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(swap, "_carry_out", stop)
            assert ssg("build", "--output", output, *OUTPUTS[output], at=root).code == 3

    return build
