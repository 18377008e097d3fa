"""Small guides to break in one place at a time."""

FIELDS = {
    "id": '"G9"',
    "title": '"Small repairs"',
    "topic": '"repair"',
    "question": '"How do we come back?"',
    "minutes": "4",
    "order": "9",
    "tools": '["new-opener"]',
    "evidence": '["E20", "E21"]',
    "sources": '["A study, 2015."]',
}

TRY = {
    "button": '"Write a line"',
    "room": '"openers"',
    "tool": '"new-opener"',
    "prefill": '{ framing = "repair" }',
}

BODY = """\
It is late, and the plates are still on the table.

## Quick answer {#quick-answer}

Come back *early*, and **small**.

## In short {#in-short}

- One line is enough.
- Read [the first guide](guide:G1).

## A part of its own

1. Say what you did.
2. Stop there.

> "I was short with you."

## Try it {#try-it}

Write one line.

Then say it.

## How sure are we? {#how-sure}

Some studies.

## When this isn't the tool {#not-the-tool}

See [the first guide](guide:G1).
"""


def guide(body: str = BODY, /, **changed: str | None) -> str:
    """A sound guide with some fields changed, or left out where None.

    Fields of the card are named with a leading ``try_``.
    """
    head, card = dict(FIELDS), dict(TRY)
    for name, value in changed.items():
        table, key = (card, name[4:]) if name.startswith("try_") else (head, name)
        table.pop(key, None)
        if value is not None:
            table[key] = value
    lines = [f"{key} = {value}" for key, value in head.items()]
    lines += ["", "[try]", *(f"{key} = {value}" for key, value in card.items())]
    return "\n".join(["+++", *lines, "+++", "", body])


def line_of(text: str, wanted: str) -> int:
    """The line of `text`, from 1, that `wanted` stands on."""
    return text[: text.index(wanted)].count("\n") + 1
