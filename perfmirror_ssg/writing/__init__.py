"""What the commands write for the person: a new week, a line under a heading, the files of a new journal."""
