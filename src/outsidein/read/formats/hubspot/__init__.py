"""HubSpot: companies, contacts, deals and what was said."""
