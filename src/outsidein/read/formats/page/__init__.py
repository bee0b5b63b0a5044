"""Pages: what we publish."""
