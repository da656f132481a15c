"""Findings: states, chains, ledger tables."""
