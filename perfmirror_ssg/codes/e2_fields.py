"""Codes of family E2: one entry: fields of its front matter, items and marks of its body."""

from perfmirror_ssg.codes.code import Code

E2: tuple[Code, ...] = ()
