"""What we were told: the tables, the imports that fill them, the workspace they are in."""
