"""The penalties page."""
