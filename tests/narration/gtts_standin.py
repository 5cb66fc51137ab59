"""A stand-in for the service that gTTS asks: the same wire format with real MP3, and the same ways to fail."""

import base64
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import numpy as np

from doorstep.narration.audio import encode_mp3, resample
from doorstep.narration.voices.espeak import EspeakVoice
from doorstep.voice_settings import VoiceSettings

PATH = "/_/TranslateWebserverUi/data/batchexecute"
RATE = 24_000


@dataclass
class Standin:
    """``plan`` says how the next requests are met; when it is empty they are met with ``then``."""

    url: str
    plan: list[str] = field(default_factory=list)
    then: str = "speaks"
    heard: list[tuple[str, str]] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)
    at_once: int = 0
    most_at_once: int = 0


def speech_of(voice: EspeakVoice, text: str, lang: str) -> bytes:
    """What the service would say: 24 kHz MP3, here in eSpeak's voice."""
    speech = voice.speak(text, lang)
    return encode_mp3(resample(speech.pcm, speech.rate, RATE), RATE)


def framed(content: str) -> bytes:
    """Google's framing of an answer."""
    parts = [["wrb.fr", "jQ1olc", content, None, None, None, "generic"], ["di", 110], ["af.httprm", 109]]
    inner = json.dumps(parts, separators=(",", ":"))
    return f")]}}'\n\n{len(inner)}\n{inner}\n25\n".encode()


class Server(ThreadingHTTPServer):
    """The service on a free port of this computer."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.standin = Standin(f"http://127.0.0.1:{self.server_port}")
        self.voice = EspeakVoice(VoiceSettings())
        self.lock = threading.Lock()

    @contextmanager
    def meeting(self, text: str, lang: str) -> Iterator[str]:
        """Counts a request as long as it is answered; gives how it is to be met."""
        standin = self.standin
        with self.lock:
            standin.heard.append((text, lang))
            standin.at_once += 1
            standin.most_at_once = max(standin.most_at_once, standin.at_once)
            kind = standin.plan.pop(0) if standin.plan else standin.then
        try:
            yield kind
        finally:
            with self.lock:
                standin.at_once -= 1


class Handler(BaseHTTPRequestHandler):
    """Reads what gTTS asks, and answers as the plan says."""

    server: Server

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        [[[rpc, parameters, _, _]]] = json.loads(parse_qs(body)["f.req"][0])
        text, lang, _, _ = json.loads(parameters)
        assert (self.path, rpc) == (PATH, "jQ1olc")
        with self.server.meeting(text, lang) as kind:
            ANSWERS[kind](self, text, lang)

    def do_GET(self) -> None:  # where a refused request is sent to
        self.answer(429, b"<html>unusual traffic</html>", {"Content-Type": "text/html"})

    def answer(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def spoken(self, sound: bytes) -> None:
        self.answer(200, framed(json.dumps([base64.b64encode(sound).decode()])))

    def speech(self, text: str, lang: str) -> bytes:
        return speech_of(self.server.voice, text, lang)

    def hang(self, *_: str) -> None:
        self.server.standin.released.wait(30)
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        pass


ANSWERS: dict[str, Callable[[Handler, str, str], None]] = {
    "speaks": lambda h, text, lang: h.spoken(h.speech(text, lang)),
    "cut short": lambda h, text, lang: h.spoken(h.speech(text, lang)[:-100]),
    "half of it": lambda h, *_: h.spoken(encode_mp3(np.full(2000, 99, np.int16), RATE)),
    "silent": lambda h, *_: h.spoken(encode_mp3(np.zeros(20 * RATE, np.int16), RATE)),
    "no mp3": lambda h, *_: h.spoken(b"this is not sound" * 100),
    "nothing": lambda h, *_: h.spoken(b""),
    "bad base64": lambda h, *_: h.answer(200, framed('["abc"]')),
    "refuses": lambda h, *_: h.answer(200, framed("null").replace(b'"null"', b"null")),
    "log-in page": lambda h, *_: h.answer(200, b"<html>Welcome to the cafe</html>", {"Content-Type": "text/html"}),
    "unusual traffic": lambda h, *_: h.answer(302, b"", {"Location": f"{h.server.standin.url}/sorry/index"}),
    "429": lambda h, *_: h.answer(429, b"", {"Retry-After": "7"}),
    "429 for an hour": lambda h, *_: h.answer(429, b"", {"Retry-After": "3600"}),
    "503": lambda h, *_: h.answer(503, b""),
    "403": lambda h, *_: h.answer(403, b""),
    "hangs": Handler.hang,
}


@contextmanager
def standing_in() -> Iterator[Standin]:
    """Runs the stand-in as long as it is needed."""
    server = Server()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.standin
    finally:
        server.standin.released.set()
        server.shutdown()
        server.server_close()
        thread.join()
        server.voice.close()
