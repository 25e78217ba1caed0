"""Media types of the files of a site, by the ending of their names: one list, whatever the machine has in its tables.

In: a path. Out: a media type.
"""

from collections.abc import Mapping

TYPES: Mapping[str, str] = {
    "css": "text/css",
    "gif": "image/gif",
    "html": "text/html",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "js": "text/javascript",
    "json": "application/json",
    "md": "text/plain",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "webp": "image/webp",
    "woff2": "font/woff2",
}

UNKNOWN = "application/octet-stream"
"""What a browser saves and does not show."""


def media_type(path: str) -> str:
    """Return the type of a file by its ending, `text/html` for `weeks/2026-W20.html`."""
    return TYPES.get(path.rpartition(".")[2].lower(), UNKNOWN)
