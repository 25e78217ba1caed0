"""Text to entries: the only part that knows YAML and Markdown."""
