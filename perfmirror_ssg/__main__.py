"""`python -m perfmirror_ssg` is `ssg`."""

from perfmirror_ssg.cli import main

main(prog_name="ssg")
