"""Tools on loans, savings and offers."""
