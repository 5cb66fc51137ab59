"""Checks: named rules over lessons, each a function that yields problems."""

from doorstep.checks.context import Context
from doorstep.checks.lessons import check_library
from doorstep.checks.safety import check_safety

__all__ = ["Context", "check_library", "check_safety"]
