"""What can be imported from: every importer by its name, in one list, which the command line reads.

An importer takes the path of a file and gives an `Imported` journal, which is the same on every day.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from perfmirror_ssg.exchange.imported import Imported


def _perf_mirror(path: Path) -> Imported:
    # Every command begins by reading this list; what an import needs is loaded by one that imports.
    from perfmirror_ssg.exchange.perf_mirror import import_perf_mirror

    return import_perf_mirror(path)


IMPORTERS: Mapping[str, Callable[[Path], Imported]] = MappingProxyType({"perf-mirror": _perf_mirror})
