"""Media types of the files of a site, by the ending of their names: one list, whatever the machine has in its tables.

In: a path. Out: a media type.
"""

from collections.abc import Mapping

TYPES: Mapping[str, str] = {
    "avif": "image/avif",
    "css": "text/css",
    "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "gif": "image/gif",
    "html": "text/html",
    "ics": "text/calendar",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "js": "text/javascript",
    "json": "application/json",
    "md": "text/plain",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "png": "image/png",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "webp": "image/webp",
    "woff2": "font/woff2",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}

UNKNOWN = "application/octet-stream"
"""What a browser saves and does not show."""


def media_type(path: str) -> str:
    """Return the type of a file by its ending, `text/html` for `weeks/2026-W20.html`."""
    return TYPES.get(path.rpartition(".")[2].lower(), UNKNOWN)
