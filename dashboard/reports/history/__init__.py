"""Published versions and what was handed out."""
