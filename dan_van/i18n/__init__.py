"""Vietnamese and English text by key."""
