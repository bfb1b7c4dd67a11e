"""Tools of probability and statistics: counting, trials, distributions, lists of data, tests."""
