"""Tools of calculus: derivatives, integrals, limits, curves, differential equations."""
