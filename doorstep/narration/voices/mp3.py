"""The frames of an MP3, to see whether it is whole: decoders pass over a missing end without a word."""

from doorstep.narration.audio import AudioError

_KBITS = {  # by MPEG version 1, and 2 or 2.5
    True: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    False: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}


def check_whole(sound: bytes) -> None:
    """Returns when the bytes are whole layer III frames from end to end. Raises AudioError otherwise."""
    position = _after_id3(sound)
    frames = 0
    while position < len(sound):
        if sound[position : position + 3] == b"TAG" and len(sound) - position == 128:
            break
        position += _frame_length(sound, position)
        frames += 1
    if not frames:
        raise AudioError("no MP3 frame")
    if position > len(sound):
        raise AudioError("cut short")


def _after_id3(sound: bytes) -> int:
    if sound[:3] != b"ID3" or len(sound) < 10:
        return 0
    size = 0
    for byte in sound[6:10]:
        size = size << 7 | (byte & 0x7F)
    return 10 + size


def _frame_length(sound: bytes, position: int) -> int:
    head = sound[position : position + 4]
    if len(head) < 4:
        raise AudioError("cut short")
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    bits, rate, padding = head[2] >> 4, head[2] >> 2 & 3, head[2] >> 1 & 1
    if head[0] != 0xFF or head[1] & 0xE0 != 0xE0 or version == 1 or layer != 1 or bits in (0, 15) or rate == 3:
        raise AudioError("not MP3 throughout")
    first = version == 3
    return (144_000 if first else 72_000) * _KBITS[first][bits] // _RATES[version][rate] + padding
