"""Transcripts of meetings and calls."""
