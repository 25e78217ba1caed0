"""Pelican with its default theme; feeds, which it writes for each category, are left out."""

SITENAME = "A long journal"
SITEURL = ""
PATH = "journal"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
DEFAULT_DATE = "fs"
FILENAME_METADATA = "(?P<title>.*)"
DEFAULT_PAGINATION = 10
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
