"""The Streamlit side: navigation, filters, cached results, what pages are built of."""
