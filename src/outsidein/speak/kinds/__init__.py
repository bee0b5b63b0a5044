"""What a rule can look for: few kinds, each parametrised by the data of a rule."""
