"""What it is about: themes, found in a sample and assigned to everything."""
