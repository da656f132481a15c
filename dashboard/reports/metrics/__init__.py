"""The dictionary of metrics and columns."""
