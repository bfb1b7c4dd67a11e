"""The inference engine: turns in, a verified answer out. It knows no chat platform, no database and no trainer.

This file imports nothing, so that reading a message type never loads torch.
"""
