"""Rows of metric values as pages show them."""
