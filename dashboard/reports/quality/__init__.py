"""Completeness and standing checks."""
