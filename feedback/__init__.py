"""Feedback: exchanges, ratings, training requests and runs, and the datasets made of them. The only room with SQL.

This file imports nothing, and nothing in the store loads torch.
"""
