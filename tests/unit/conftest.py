"""The command, run in this process: arguments in, exit code and text out."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from perfmirror_ssg.cli import main

TODAY = "2026-11-20"
"""A Friday, in 2026-W47."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What a command came to."""

    code: int
    out: str
    err: str


Ssg = Callable[..., Ran]


@pytest.fixture
def ssg(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ssg:
    """Run `ssg --today 2026-11-20 …` in a folder."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)

    def run(*args: str, at: Path, today: str = TODAY) -> Ran:
        monkeypatch.chdir(at)
        with pytest.raises(SystemExit) as ended:
            main([f"--today={today}", *args] if today else list(args), prog_name="ssg")
        said = capsys.readouterr()
        return Ran(code=int(ended.value.code or 0), out=said.out, err=said.err)

    return run
