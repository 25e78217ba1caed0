"""The page of a record."""

import re
from pathlib import Path

from tests.editions import site_of
from tests.sites import write_site


def test_a_superseded_decision_leads_to_the_one_in_its_place_by_its_title(tmp_path: Path) -> None:
    files = {
        "journal/2026/2026-W20.md": "## Decisions\n- One team on call ^one-team\n",
        "journal/2026/2026-W21.md": "## Decisions\n- Two day shifts [supersedes:: one-team] ^two-day-shifts\n",
    }
    page = site_of(write_site(tmp_path, files))["records/one-team.html"]
    assert re.search(r'superseded by <a href="[^"]*records/two-day-shifts\.html">Two day shifts</a>', page)
