"""Codes of family W5: advice: nothing is lost, but it may not be what was meant."""

from perfmirror_ssg.codes.code import Code

W5: tuple[Code, ...] = ()
