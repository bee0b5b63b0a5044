"""What each of our departments hears, and why that differs."""
