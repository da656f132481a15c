"""Slides for the meeting."""
