"""Accounts that need the same, and whether that foretells anything."""
