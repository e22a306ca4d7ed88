"""How a package is written: its folder, its descriptor, its cells."""
