"""Tools on numbers: exact arithmetic, whole numbers and their digits, rounding, forms, comparing."""
