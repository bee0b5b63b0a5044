"""The audit of what we publish: whether it is about the reader or about us, and in whose words."""
