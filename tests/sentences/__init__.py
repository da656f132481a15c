"""Every sentence of pages and documents against the metric values."""
