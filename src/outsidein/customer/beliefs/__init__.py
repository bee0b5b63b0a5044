"""What our departments believe, held against what customers say."""
