"""What can be imported from: every importer by its name.

An importer takes the path of a file and the current week, and gives an `Imported` journal.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from perfmirror_ssg.exchange.imported import Imported
from perfmirror_ssg.exchange.perf_mirror import import_perf_mirror
from perfmirror_ssg.weeks import Week

IMPORTERS: Mapping[str, Callable[[Path, Week], Imported]] = MappingProxyType({"perf-mirror": import_perf_mirror})
