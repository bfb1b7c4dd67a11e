"""Tools on amounts with units."""
