"""Writing a document: one module per format."""
