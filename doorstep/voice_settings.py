"""The ``voices:`` of the settings: which voices speak, in what order, how fast."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

VoiceName = Literal["recorded", "gtts", "espeak"]
Order = Annotated[tuple[VoiceName, ...], Field(min_length=1)]

# Words a minute as eSpeak counts them. Vietnamese at 120 is about 175 syllables a minute: slow enough for an elder.
_RATES = {"vi": 120, "en": 135, "ar": 120}


class VoiceSettings(BaseModel):
    """What a deployer chooses. ``recorded`` speaks sentence by sentence, the others a whole track."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    order: Order = ("recorded", "gtts", "espeak")
    languages: dict[str, Order] = {}
    rates: dict[str, Annotated[int, Field(ge=80, le=300)]] = {}
    # Google's own hosts only: anything longer could carry another host name into the address.
    tld: Annotated[str, Field(pattern=r"^[a-z]{2,3}(\.[a-z]{2})?$")] = "com"
    seconds_between_requests: Annotated[float, Field(ge=0, le=60)] = 1.0

    def order_for(self, language: str) -> Order:
        """The voices to try for a language, the best first."""
        return self.languages.get(language, self.order)

    def rate_for(self, language: str) -> int:
        """The words a minute at which eSpeak speaks a language."""
        return self.rates.get(language, _RATES.get(language, 130))
