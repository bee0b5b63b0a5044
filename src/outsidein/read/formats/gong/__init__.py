"""Gong: calls and their transcripts."""
