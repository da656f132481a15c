"""What is told from the figures: sentences, reconciliation, documents."""
