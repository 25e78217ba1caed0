"""Every problem we can report. Ids are never used twice, not even after one is retired.

E1 file and YAML, E2 fields and body, E3 across entries, E4 config and theme, W5 advice.
"""

from collections.abc import Mapping
from types import MappingProxyType

from perfmirror_ssg.codes.code import Code, Severity
from perfmirror_ssg.codes.e1_file import E1
from perfmirror_ssg.codes.e1_yaml import E1_YAML
from perfmirror_ssg.codes.e2_body import E2_BODY
from perfmirror_ssg.codes.e2_fields import E2
from perfmirror_ssg.codes.e3_across import E3
from perfmirror_ssg.codes.e4_audit import E4_AUDIT
from perfmirror_ssg.codes.e4_config import E4
from perfmirror_ssg.codes.e4_deploy import E4_DEPLOY
from perfmirror_ssg.codes.e4_people import E4_PEOPLE
from perfmirror_ssg.codes.e4_scoring import E4_SCORING
from perfmirror_ssg.codes.e4_theme import E4_THEME
from perfmirror_ssg.codes.w5_advice import W5
from perfmirror_ssg.codes.w5_body import W5_BODY

__all__ = ["CODES", "Code", "Severity"]

_FAMILIES = (E1, E1_YAML, E2, E2_BODY, E3, E4, E4_AUDIT, E4_DEPLOY, E4_PEOPLE, E4_SCORING, E4_THEME, W5, W5_BODY)

CODES: Mapping[str, Code] = MappingProxyType({code.id: code for family in _FAMILIES for code in family})
