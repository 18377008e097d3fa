"""The "if they say… I say…" of an opener."""

from collections.abc import Mapping
from typing import Final

from sqlmodel import col, select

from growingus_desktop.models.base import identity
from growingus_desktop.models.openers import LikelyReply, ReplyPlan
from growingus_desktop.store import drafts
from growingus_desktop.store.deeds import Deed
from growingus_desktop.vault.unit_of_work import VaultSession

REPLY_TEXTS: Final = ("they_say", "i_say")
"""The written columns of a reply plan."""


def reply_surface(opener_id: int, reply_id: int, name: str) -> str:
    """The draft's name of one field of a reply plan."""
    return f"opener/{opener_id}/reply/{reply_id}/{name}"


def replies_of(session: VaultSession, opener_id: int) -> tuple[ReplyPlan, ...]:
    """The reply plans of an opener that aren't in the bin, in their order."""
    found = session.exec(
        select(ReplyPlan)
        .where(ReplyPlan.opener_id == opener_id, col(ReplyPlan.binned_at).is_(None))
        .order_by(col(ReplyPlan.position), col(ReplyPlan.id))
    )
    return tuple(found)


def add_reply(opener_id: int, reply: LikelyReply) -> Deed:
    """Plan for one likely reply; taken back, the plan is gone."""

    def run(session: VaultSession) -> Deed:
        position = len(replies_of(session, opener_id))
        plan = ReplyPlan(opener_id=opener_id, reply=reply, position=position)
        session.add(plan)
        session.flush()
        return remove_reply(identity(plan))

    return Deed(run)


def remove_reply(reply_id: int) -> Deed:
    """Put one reply plan into the bin with what is typed in it; a blank one goes at once.

    Taken back, it stands there again.
    """

    def run(session: VaultSession) -> Deed | None:
        plan = session.get(ReplyPlan, reply_id)
        if plan is None or plan.binned_at is not None:
            return None
        prefix = reply_surface(plan.opener_id, reply_id, "")
        waiting = drafts.waiting_under(session, prefix)
        for surface, typed in waiting.items():
            if (name := surface.removeprefix(prefix)) in REPLY_TEXTS:
                setattr(plan, name, typed.text)
        drafts.let_go(session, *waiting)
        if not is_written(plan):
            session.delete(plan)
            return _put_back(plan.opener_id, plan.model_dump())
        plan.binned_at = session.clock.now()
        session.add(plan)
        return _take_out_of_bin(reply_id)

    return Deed(run)


def is_written(plan: ReplyPlan) -> bool:
    """Whether there is a word in a reply plan."""
    return any(getattr(plan, name).strip() for name in REPLY_TEXTS)


def keep_reply_texts(session: VaultSession, texts: Mapping[int, Mapping[str, str]]) -> None:
    """Keep what was written in reply plans that still stand."""
    for reply_id, columns in texts.items():
        plan = session.get(ReplyPlan, reply_id)
        if plan is None:
            continue
        for name, text in columns.items():
            setattr(plan, name, text)
        session.add(plan)


def _take_out_of_bin(reply_id: int) -> Deed:
    def run(session: VaultSession) -> Deed | None:
        plan = session.get(ReplyPlan, reply_id)
        if plan is None or plan.binned_at is None:
            return None
        plan.binned_at = None
        session.add(plan)
        return remove_reply(reply_id)

    return Deed(run)


def _put_back(opener_id: int, values: Mapping[str, object]) -> Deed:
    def run(session: VaultSession) -> Deed:
        plan = ReplyPlan(opener_id=opener_id)
        for name, value in values.items():
            setattr(plan, name, value)
        session.add(plan)
        session.flush()
        return remove_reply(identity(plan))

    return Deed(run)
