"""Doorstep: Markdown lessons in, a narrated, interactive, offline course site out."""

__version__ = "0.1.0"
