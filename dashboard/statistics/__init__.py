"""Fair comparison: pure functions from values to limits, intervals and ranks."""
