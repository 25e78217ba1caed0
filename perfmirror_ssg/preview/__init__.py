"""The live preview: the site from memory, kept true to the files while they are written."""
