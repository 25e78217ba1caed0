"""What every test may ask for: a site folder from one string, and a steady Hypothesis."""

import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.sites import parse_site, write_site

# The same examples every time, unless one asks to search: pytest --hypothesis-profile=search
settings.register_profile("steady", max_examples=100, deadline=None, derandomize=True, database=None)
settings.register_profile("quick", settings.get_profile("steady"), max_examples=10)
settings.register_profile("search", max_examples=1000, deadline=None)
settings.load_profile("steady")


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep compiled templates of tests, and of commands they run, out of the cache of who runs them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def journal(tmp_path: Path) -> Callable[[str], Path]:
    """Write the files that one indented string names and return their site folder; see `tests/sites.py`."""
    return lambda text: write_site(tmp_path / "site", parse_site(textwrap.dedent(text).lstrip("\n")).files)
