"""Powers: use, holders, dormant ones."""
