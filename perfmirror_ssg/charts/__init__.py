"""Figures to charts: one plot, and from it a Plotly specification, a picture, a sentence and a table."""
