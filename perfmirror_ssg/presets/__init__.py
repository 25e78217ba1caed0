"""Shipped roles, weights, targets, categories and scorecards, as TOML; read by `config.py`."""
