"""The whole site: pages of every language, narration, and the atomic publish."""
