"""Entries to a journal: weeks in order, records folded, links both ways, checks across entries."""
