"""Run `ssg` in this process, and see what it said."""

import io
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass

from perfmirror_ssg.cli import main


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a command came to, and what it said, on both."""

    exit_code: int
    stdout: str
    stderr: str

    @property
    def output(self) -> str:
        """All that was said, what is for people last."""
        return self.stdout + self.stderr


def ssg(*args: str) -> Said:
    """Run a command to its end."""
    out, err = io.StringIO(), io.StringIO()
    code: object = 0
    with redirect_stdout(out), redirect_stderr(err):
        try:
            main(list(args), prog_name="ssg")
        except SystemExit as ended:
            code = ended.code
    return Said(exit_code=int(str(code or 0)), stdout=out.getvalue(), stderr=err.getvalue())
