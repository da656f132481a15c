"""The month's bulletin (通报)."""
