"""Tools on dates, times of the day, durations and time zones."""
