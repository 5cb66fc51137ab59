"""A clip: the speech of one sentence, as it is kept in the store."""

import json
from collections.abc import Mapping

from doorstep.narration.audio import AudioError, decode, encode_flac
from doorstep.narration.store import key_of
from doorstep.narration.voices.voice import Speech, Voice

# Change it when the same ingredients give another sound.
_VERSION = 1


def clip_key(voice: Voice, lang: str, spoken: str) -> str:
    """The key of a sentence spoken by a voice."""
    settings: Mapping[str, str | int] = voice.settings(lang)
    return key_of(
        {
            "clip": _VERSION,
            "voice": voice.name,
            "version": voice.version,
            "settings": dict(settings),
            "lang": lang,
            "spoken": spoken,
        }
    )


def pack_clip(speech: Speech) -> bytes:
    """The speech as bytes: a line of JSON, then FLAC."""
    head = json.dumps({"rate": speech.rate, "words": speech.words}, separators=(",", ":"))
    return head.encode() + b"\n" + encode_flac(speech.pcm, speech.rate)


def unpack_clip(payload: bytes) -> Speech:
    """The speech that was packed. Raises AudioError for bytes that another version packed."""
    head, _, sound = payload.partition(b"\n")
    try:
        meta = json.loads(head)
        words = None if meta["words"] is None else tuple((int(a), int(b), float(s)) for a, b, s in meta["words"])
        pcm, rate = decode(sound)
    except (ValueError, KeyError, TypeError) as error:
        raise AudioError(f"not a clip: {error}") from error
    return Speech(pcm, rate, words)
