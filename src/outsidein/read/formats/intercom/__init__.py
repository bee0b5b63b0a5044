"""Intercom: conversations and people."""
