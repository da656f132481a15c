"""What needs a decision this month."""
