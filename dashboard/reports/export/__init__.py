"""Tables and texts as csv, xlsx and docx."""
