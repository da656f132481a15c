"""The powers page."""
