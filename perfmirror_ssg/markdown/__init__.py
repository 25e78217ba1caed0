"""Markdown as the journal has it: the only part that knows the parser, and the only one that makes markup."""
