"""Lines to paste: as they are, with the id of a record kept together where a line must break."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

from tests.editions import CONFIG, site_of, weeks

NOTICED = "## Observations\n- Nobody was told [theme:: the line in the middle] [domain:: alerts]\n"


def test_a_line_reads_as_it_is_pasted_and_its_id_is_one_piece(journal: Callable[[str], Path]) -> None:
    page = site_of(journal(CONFIG + weeks(20, 22, NOTICED)))["observations.html"]
    found = re.search(r'<p class="line"><code>(.*?)</code>', page)
    assert found
    line = "- One cause lies behind the line in the middle [confidence:: 50%] [domain:: alerts] ^theme-the-line-in-the-middle"
    assert unescape(re.sub(r"<[^>]+>", "", found[1])) == line
    assert '<span class="id">^theme-the-line-in-the-middle</span>' in found[1]
