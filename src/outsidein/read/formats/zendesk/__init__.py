"""Zendesk Support: tickets, comments, people, ratings."""
