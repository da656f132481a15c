"""Which units differ, and how that is said."""
