"""Tools of algebra: equations and inequalities, polynomials, logarithms, matrices, sequences."""
