"""Makes the sounds of the game, from nothing but sines: the same bytes every time.

    python assets/make_sounds.py

Ours, and given away (CC0). Short, soft, no attack that startles; none is higher than a voice.
Not needed to run or to test the game.
"""

import math
import sys
import wave
from array import array
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "sounds"
RATE_HZ = 22050
LOUDEST = 0.35
"""The peak of every sound, as a share of the largest that a file can hold."""

G3, C4, E4, G4, C5, E5 = 196.0, 261.63, 329.63, 392.0, 523.25, 659.26

# Notes: when they begin, how high they are in Hz, how long they ring, in seconds.
Note = tuple[float, float, float]
SOUNDS: dict[str, tuple[Note, ...]] = {
    "card": ((0.0, E4, 0.12), (0.03, C4, 0.12)),
    "speaker": ((0.0, G4, 0.35), (0.14, C5, 0.4)),
    "ballot": ((0.0, C4, 0.22),),
    "ten": ((0.0, E5, 0.16), (0.22, E5, 0.16)),
    "over": ((0.0, E4, 0.4), (0.2, C4, 0.5)),
    "result": ((0.0, C4, 0.4), (0.1, E4, 0.4), (0.2, G4, 0.5)),
    "end": ((0.0, G3, 0.7), (0.14, C4, 0.7), (0.28, E4, 0.7), (0.42, C5, 0.9)),
}
AUTHOR, LICENCE = "Atouts", "CC0-1.0"


def samples(notes: tuple[Note, ...]) -> array:  # type: ignore[type-arg]
    """Returns a sound: soft mallets, whose overtones die first."""
    length = math.ceil(max(begins + rings for begins, _, rings in notes) * RATE_HZ)
    mixed = [0.0] * length
    for begins, height, rings in notes:
        first = round(begins * RATE_HZ)
        for at in range(min(length - first, round(rings * RATE_HZ))):
            t = at / RATE_HZ
            swell = min(1.0, t / 0.018)
            fall = math.exp(-6 * t / rings) * (1 - t / rings)
            turn = 2 * math.pi * height * t
            tone = math.sin(turn) + 0.25 * math.sin(3 * turn) * math.exp(-30 * t)
            mixed[first + at] += swell * fall * tone
    peak = max(abs(value) for value in mixed)
    return array("h", (round(value / peak * LOUDEST * 32767) for value in mixed))


def make_sounds(folder: Path = FOLDER) -> list[list[str]]:
    """Writes one file for each sound, and returns its lines for CREDITS.csv."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, notes in SOUNDS.items():
        content = samples(notes)
        if sys.byteorder == "big":
            content.byteswap()
        with wave.open(str(folder / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE_HZ)
            file.writeframes(content.tobytes())
    return [
        [f"sounds/{name}.wav", AUTHOR, "assets/make_sounds.py", LICENCE, "none"]
        for name in sorted(SOUNDS)
    ]


if __name__ == "__main__":
    make_sounds()
