"""A unit's dossier."""
