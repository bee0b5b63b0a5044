"""One export system a file, or a folder where it takes several."""
