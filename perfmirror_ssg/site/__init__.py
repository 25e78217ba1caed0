"""Views to bytes: the theme, its templates, search, and the check that every link resolves."""
