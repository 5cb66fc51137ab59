"""Checks: named rules over lessons, each a function that yields problems."""
