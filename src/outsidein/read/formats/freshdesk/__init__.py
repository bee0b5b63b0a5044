"""Freshdesk: tickets, conversations, people, ratings."""
