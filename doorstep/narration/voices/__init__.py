"""Voices: what speaks a sentence. A recording of a person, the online voice, the embedded voice."""

from doorstep.narration.voices.voice import Speech, Voice, VoiceError, Words

__all__ = ["Speech", "Voice", "VoiceError", "Words"]
