"""What the map colours and selects."""
