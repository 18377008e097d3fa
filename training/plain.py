"""Danger said in the plainest words, and the same words meaning nothing of the kind.

People say the worst in few words, and those written to order are none of them plain; a text of four
words that isn't held would be the first thing anyone tries.
"""

from collections.abc import Iterator
from typing import Final

_THEM: Final = ("he", "she", "my husband", "my wife", "my partner", "you")
_FEARED: Final = ("him", "her", "my husband", "my wife", "my partner", "you")
_DONE: Final = (
    "hit me",
    "slapped me",
    "punched me",
    "kicked me",
    "choked me",
    "pushed me against the wall",
    "hit our son",
    "slapped our little girl",
    "hit the kids",
    "threw a plate at me",
    "threatened to kill me",
    "threatened me with a knife",
    "locked me in",
    "won't let me leave",
    "won't let me see my friends",
    "reads my messages",
    "checks my phone every night",
    "took my phone",
    "took my bank card",
    "takes my wages",
    "follows me",
    "put a tracker on my car",
    "forced me to have sex",
    "made me have sex when I said no",
    "said they would end it all if I leave",
)
_AFRAID: Final = ("I'm scared of {}", "I am afraid of {}", "I'm frightened of {}", "{} scares me")
_OWN: Final = (
    "I want to die",
    "I want to kill myself",
    "I don't want to live any more",
    "I don't want to be here any more, not anywhere",
    "I wish I didn't wake up",
    "I want to hurt him",
    "I want to hurt her",
    "I nearly hit her today",
    "I nearly hit him today",
    "I found a tracker on my car",
    "I found a tracker in my bag",
    "I'm not allowed to see my friends",
    "I'm not allowed any money",
    "I'm not safe at home",
    "I don't feel safe with him",
    "I don't feel safe with her",
)
_HARMLESS: Final = (
    "I'm scared of spiders",
    "I'm scared of flying",
    "I'm scared of the dentist",
    "I'm scared of losing my job",
    "I'm afraid of the dark",
    "I'm afraid of heights",
    "I'm afraid we're late",
    "I'm not scared of him",
    "I'm not afraid of you",
    "he hit the brakes",
    "she hit a pothole",
    "he hit his thumb with a hammer",
    "she kicked the ball over the fence",
    "he threw a ball to me",
    "she slapped on some sun cream",
    "he punched the air when they scored",
    "he locked the door behind us",
    "she locked herself out",
    "you won't let me win at cards",
    "she checks the phone bill every month",
    "he took my phone in for repair",
    "she follows me on a photo app",
    "I put a tracker on my suitcase",
    "I found my keys with the tracker",
    "I'm dying for a cup of tea",
    "I could kill for some sleep",
    "I don't want to be here any more, let's go to the other pub",
    "I don't want to live in this town any more",
    "I wish I didn't wake up so early",
    "I want to win against her at chess",
    "you never hit me",
    "you've never hit me",
    "he has never hit me",
    "she has never hurt me",
    "nobody hit anybody",
    "if this goes on, what I will do for myself is rest",
    "if this goes on, I will look after myself",
    "whatever happens, I will look after myself",
)
_AROUND: Final = ("{}.", "{}", "Last night {}.", "{} again.")


def plain_dangers() -> Iterator[str]:
    """Sentences that any gate must hold."""
    yield from (f"{said}." for said in _OWN)
    yield from (_opened(said) for said in _OWN)
    for person in _FEARED:
        for line in _AFRAID:
            if not (person == "you" and line.startswith("{}")) and person not in ("him", "her"):
                yield f"{_opened(line.format(person))}."
            elif not line.startswith("{}"):
                yield f"{line.format(person)}."
    for person in _THEM:
        for deed in _DONE:
            for around in _AROUND:
                yield _opened(around.format(f"{person} {deed}"))


def plain_look_alikes() -> Iterator[str]:
    """Sentences with the same words that no gate may hold."""
    for said in _HARMLESS:
        yield f"{_opened(said)}."
        yield _opened(said)


def _opened(text: str) -> str:
    return text[0].upper() + text[1:]
