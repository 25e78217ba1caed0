"""Codes of family E3: what only shows when entries are put together."""

from perfmirror_ssg.codes.code import Code

E3: tuple[Code, ...] = ()
