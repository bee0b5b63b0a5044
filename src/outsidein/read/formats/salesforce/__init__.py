"""Salesforce: accounts, people, opportunities, cases and mail."""
