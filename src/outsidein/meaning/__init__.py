"""What texts mean, in numbers: the encoder and the static vectors that ship with the package."""
