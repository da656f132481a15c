"""What an upload would change."""
