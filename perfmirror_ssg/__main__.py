"""`python -m perfmirror_ssg` is `ssg`."""

from perfmirror_ssg.cli import run

run()
