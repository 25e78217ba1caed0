"""Where the time goes: what counts is the function that `build.py` has called, whatever stands between."""

import inspect
from collections.abc import Callable
from typing import Any

from bench.shares import COMMAND_LINE, stage


def at_work(frames: list[str]) -> str:
    """Name the stage while functions of files call each other, the outermost first, as in `build.py: read`."""

    def look() -> str:
        frame = inspect.currentframe()
        return stage(frame.f_back if frame else None)

    call: Callable[[], str] = look
    for file, name in (each.split(": ") for each in reversed(frames)):
        names: dict[str, Any] = {"call": call}
        exec(compile(f"def {name}():\n    return call()", f"/x/perfmirror_ssg/{file}", "exec"), names)  # noqa: S102
        call = names[name]
    return call()


def test_the_function_that_the_story_called_is_at_work() -> None:
    assert at_work(["cli.py: main", "build.py: read", "journal/gather.py: gather", "journal/links.py: resolve"]) == "gather"


def test_what_deals_out_work_is_passed_by() -> None:
    assert at_work(["build.py: read", "workers.py: map_all", "reading/entry.py: read_entry"]) == "read_entry"


def test_the_story_itself_is_named_when_it_has_called_nobody() -> None:
    assert at_work(["cli.py: main", "build.py: read"]) == "read"


def test_before_the_story_it_is_the_command_line() -> None:
    assert at_work(["cli.py: main"]) == COMMAND_LINE


def test_no_frame_at_all_is_the_command_line() -> None:
    assert stage(None) == COMMAND_LINE
