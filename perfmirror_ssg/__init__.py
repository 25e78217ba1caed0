"""perfmirror_ssg: one Markdown file a week in, a private mirror of one's own work out."""

__version__ = "0.1.0"
