"""The online voice's stand-in. Only the address is changed: the library, the network code and the answers are real."""

import os
from collections.abc import Iterator

import gtts.tts
import pytest

from tests.narration.gtts_standin import Standin, standing_in


@pytest.fixture
def google(monkeypatch: pytest.MonkeyPatch) -> Iterator[Standin]:
    for name in list(os.environ):
        if name.lower().endswith("_proxy"):  # gTTS would take the proxy even to this computer
            monkeypatch.delenv(name)
    with standing_in() as standin:
        monkeypatch.setattr(gtts.tts, "_translate_url", lambda tld="com", path="": f"{standin.url}/{path}")
        yield standin


@pytest.fixture
def no_google(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer without a network: nobody listens at that port."""
    monkeypatch.setattr(gtts.tts, "_translate_url", lambda tld="com", path="": f"http://127.0.0.1:9/{path}")
