"""Workbooks in: reading, recognition, validation, templates, annotated copies."""
