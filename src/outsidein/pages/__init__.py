"""What we publish, read as its readers see it: blocks of text, each word with its place."""
