"""Codes of family E4: config.toml and the theme."""

from perfmirror_ssg.codes.code import Code

E4: tuple[Code, ...] = ()
