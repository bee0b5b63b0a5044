"""Wants, for product: with the accounts and the money behind each."""
