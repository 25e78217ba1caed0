"""What can be imported from: every importer by its name.

An importer takes the path of a file and gives an `Imported` journal, which is the same on every day.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from perfmirror_ssg.exchange.imported import Imported
from perfmirror_ssg.exchange.perf_mirror import import_perf_mirror

IMPORTERS: Mapping[str, Callable[[Path], Imported]] = MappingProxyType({"perf-mirror": import_perf_mirror})
