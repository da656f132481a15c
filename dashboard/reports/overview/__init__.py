"""The overview's highlights."""
