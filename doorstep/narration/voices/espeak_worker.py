"""The process in which eSpeak NG speaks. Run as a script with the library and its data folder as arguments.

eSpeak keeps state from one sentence to the next, so its sound depends on what it said before. Where the system can
fork, each sentence is spoken by a fresh copy of an instance that has never spoken; elsewhere the process speaks once.
Reads a request a line (JSON) and answers each with a line of JSON and then the samples it announces.
"""

import ctypes
import json
import os
import sys

_SYNCHRONOUS = 2
_DO_NOT_EXIT = 0x8000
_RATE = 1
_CHARACTERS = 1
_UTF8 = 1
_WORD = 1


class _Id(ctypes.Union):
    _fields_ = (("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8))


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _Id),
    )


_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.POINTER(_Event))


class Espeak:
    """One instance of the library. A process can have only one: a second would take over its callback."""

    def __init__(self, library: str, data: str) -> None:
        self._library = ctypes.CDLL(library)
        self.rate: int = self._library.espeak_Initialize(_SYNCHRONOUS, 0, os.fsencode(data), _DO_NOT_EXIT)
        if self.rate <= 0:
            raise OSError(f"eSpeak NG cannot read its data in {data}")
        self._sound: list[bytes] = []
        self._words: list[tuple[int, int]] = []
        self._callback = _Callback(self._receive)  # kept: the library calls it later
        self._library.espeak_SetSynthCallback(self._callback)

    def _receive(self, samples: int | None, count: int, events: "ctypes._Pointer[_Event]") -> int:
        if samples and count > 0:
            self._sound.append(ctypes.string_at(samples, count * 2))
        index = 0
        while events[index].type != 0:
            if events[index].type == _WORD:
                self._words.append((events[index].text_position - 1, events[index].sample))
            index += 1
        return 0

    def speak(self, voice: str, rate: int, text: str) -> tuple[bytes, list[tuple[int, int]]]:
        """The samples, and for each word its first character and first sample."""
        if self._library.espeak_SetVoiceByName(voice.encode()) != 0:
            raise OSError(f"eSpeak NG has no voice {voice}")
        self._library.espeak_SetParameter(_RATE, rate, 0)
        raw = text.encode()
        if self._library.espeak_Synth(raw, len(raw) + 1, 0, _CHARACTERS, 0, _UTF8, None, None) != 0:
            raise OSError("eSpeak NG refused the text")
        return b"".join(self._sound), self._words


def _answer(head: dict[str, object], sound: bytes = b"") -> None:
    line = json.dumps({**head, "bytes": len(sound)}, separators=(",", ":"))
    rest = memoryview(line.encode() + b"\n" + sound)
    while rest:
        rest = rest[os.write(1, rest) :]


def _speak(espeak: Espeak, request: dict[str, object]) -> None:
    try:
        rate = request["rate"]
        sound, words = espeak.speak(str(request["voice"]), int(str(rate)), str(request["text"]))
    except OSError as error:
        _answer({"error": str(error)})
    else:
        _answer({"rate": espeak.rate, "words": words}, sound)


def main() -> None:
    """Speaks what is asked on standard input until it ends."""
    try:
        espeak = Espeak(sys.argv[1], sys.argv[2])
    except OSError as error:
        _answer({"error": str(error)})
        return
    if sys.platform == "win32":
        _speak(espeak, json.loads(sys.stdin.buffer.readline()))
        return
    for line in sys.stdin.buffer:
        child = os.fork()
        if child == 0:
            _speak(espeak, json.loads(line))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if status:
            _answer({"error": f"eSpeak NG stopped with status {status}"})


if __name__ == "__main__":
    if sys.platform == "win32":
        import msvcrt

        msvcrt.setmode(1, os.O_BINARY)
    main()
