"""The dictionary of metrics."""
