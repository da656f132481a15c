"""Published figures against the store."""
