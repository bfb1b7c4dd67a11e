"""Tools on points, lines, circles, triangles and vectors."""
