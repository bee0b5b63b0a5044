"""Who is who: one person is one person, in one account, across every system."""
