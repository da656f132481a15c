"""Supervision of grass-roots enforcement: contracts, store, metrics, charts, pages."""
