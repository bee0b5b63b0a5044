"""What was said: statements, cleaned, cut and of a kind."""
