"""Narration: the sentences of a page, made speakable, spoken by a voice and joined to one track with its cues."""
