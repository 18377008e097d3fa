"""What the other one says in a rehearsal: the person's own guesses first, then shipped lines."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from growingus_desktop.content.replies import ReplyKind, ReplyScript
from growingus_desktop.models.openers import LikelyReply


@dataclass(frozen=True, slots=True)
class Planned:
    """One "if they say… I say…" as it stands in its fields."""

    reply: LikelyReply
    label: str
    they_say: str
    i_say: str


@dataclass(frozen=True, slots=True)
class PartnerLine:
    """One line of theirs.

    Args:
        label: which reply it belongs to, in words.
        text: the line.
        mine: what the person planned to say then, or else a line on offer; may be empty.
    """

    label: str
    text: str
    mine: str


def script_of(reply: LikelyReply, scripts: Mapping[ReplyKind, ReplyScript]) -> ReplyScript | None:
    """The script for a likely reply; there is none for *something else*."""
    return None if reply is LikelyReply.OTHER else scripts[ReplyKind(reply.value)]


def partner_lines(
    plans: Iterable[Planned], scripts: Mapping[ReplyKind, ReplyScript]
) -> tuple[PartnerLine, ...]:
    """Every line of a rehearsal in the order of the plans; none is said twice."""
    lines: dict[str, PartnerLine] = {}
    for plan in plans:
        script, own = script_of(plan.reply, scripts), plan.i_say.strip()
        theirs = plan.they_say.strip()
        if theirs:
            offered = script.i_say[0] if script else ""
            lines.setdefault(theirs, PartnerLine(plan.label, theirs, own or offered))
        for number, text in enumerate(script.they_say if script else ()):
            offered = script.i_say[number % len(script.i_say)] if script else ""
            lines.setdefault(text, PartnerLine(plan.label, text, own or offered))
    return tuple(lines.values())


def minds_of(plans: Iterable[Planned], scripts: Mapping[ReplyKind, ReplyScript]) -> tuple[str, ...]:
    """What has to be said before these replies are rehearsed, each once."""
    found = (script_of(plan.reply, scripts) for plan in plans)
    return tuple(dict.fromkeys(script.mind for script in found if script and script.mind))
