"""Mathematical text to trees and SymPy objects, and back: what all tools share."""
