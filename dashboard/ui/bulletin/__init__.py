"""The bulletin page."""
