"""A journal to figures. Pure functions; every figure keeps what it was made from."""
