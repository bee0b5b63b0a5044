"""Complaints that rise, against what we say."""
