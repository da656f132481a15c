"""Figures and maps: pure functions from a data frame to what a page shows."""
