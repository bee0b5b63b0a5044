"""Where the people of one account want different things."""
