"""Exercises and procedures over time."""
