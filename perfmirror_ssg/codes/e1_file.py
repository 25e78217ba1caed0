"""Codes of family E1: files, their encoding and their YAML."""

from perfmirror_ssg.codes.code import Code

E1: tuple[Code, ...] = ()
