"""What the story of a build imports before it has met a file to read."""

import sys
from subprocess import run

PARSERS = {"markdown_it", "mdit_py_plugins", "yaml", "frontmatter", "pygments"}
CIPHERS = {"cryptography", "zxcvbn"}
READERS_OF_PICTURES = {"PIL"}


def test_a_build_with_nothing_new_to_read_imports_no_parser_no_cipher_and_no_reader_of_pictures() -> None:
    program = "import sys, perfmirror_ssg.build; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    ran = run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "msgspec" in ran.stdout.split()
    assert (PARSERS | CIPHERS | READERS_OF_PICTURES) & set(ran.stdout.split()) == set()
