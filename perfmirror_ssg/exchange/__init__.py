"""In and out: the journal as data for other programs."""
