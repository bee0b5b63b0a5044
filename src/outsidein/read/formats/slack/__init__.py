"""Slack: a workspace export."""
