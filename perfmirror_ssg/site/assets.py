"""Static files under names that hold a hash of their content, so that a browser may keep them for ever.

In: files by name. Out: their paths in the site. Plotly's script is the one of the installed package, copied as it is.
"""

import hashlib
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

PLOTLY = "plotly.min.js"


def asset_paths(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return the path in the site of each file: `mirror.css` becomes `assets/mirror.0a1b2c3d4e.css`."""
    return {name: _path(name, data) for name, data in sorted(files.items())}


def plotly_script() -> bytes:
    """Read the browser's part of plotly without importing the package."""
    spec = find_spec("plotly")
    for place in (spec.submodule_search_locations or ()) if spec else ():
        return (Path(place) / "package_data" / PLOTLY).read_bytes()
    raise ModuleNotFoundError(PLOTLY)


def _path(name: str, data: bytes) -> str:
    folder, _, file = name.rpartition("/")
    stem, dot, ending = file.rpartition(".")
    digest = hashlib.sha256(data).hexdigest()[:10]
    hashed = f"{stem}.{digest}.{ending}" if dot else f"{file}.{digest}"
    return "/".join(part for part in ("assets", folder, hashed) if part)
