"""Months in a row: control charts and their reading."""
