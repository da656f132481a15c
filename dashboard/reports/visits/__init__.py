"""Visits and the visit sheet."""
