"""Bytes to the world: the output folder and its manifest."""
