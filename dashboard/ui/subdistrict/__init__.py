"""The dossier of a unit."""
