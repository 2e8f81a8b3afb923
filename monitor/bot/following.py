"""Beginning and ending to follow: what is checked, what is shown as known, what is told by itself."""

from __future__ import annotations

from monitor.alerting import beginning, told_after
from monitor.bot.finding import is_offered
from monitor.bot.names import Refusal, refusal, same_name, tidy, words_of
from monitor.bot.talk import CHANNEL, Talk, Words, answer, effects, subject_of
from monitor.model import Subject, SubjectType, Subscription, digest
from monitor.store.effects import Await, Effect, Follow, FollowName, OfferName, Person, Unfollow
from monitor.store.outbox import QueuedAlert

#: As many names of their own may one person keep, and follow as much in all: more is no family's list.
MOST_NAMES = 50
MOST_FOLLOWED = 2000


def follow_typed(talk: Talk, typed: str) -> list[Effect]:
    """Take a typed name: offer those it may mean, or follow it as a name of the person's own, or say why not."""
    found, why = talk.view.find(typed), refusal(typed)
    # A place is called by one word or with a number; of a name that is merely common, those on the lists are shown.
    shown = any(one.type is SubjectType.FACILITY for one in found) or (found and why is Refusal.COMMON)
    if why is not None and not shown:
        return [Await(), answer(Words.REFUSED, items=(why.value,))]
    followed = next((key for key, name in talk.person.names.items() if same_name(name, tidy(typed))), "")
    if not found:
        return [answer(Words.ALREADY, subject=followed)] if followed else _follow_own(talk, tidy(typed))
    if len(found) == 1 and found[0].id in talk.person.follows and same_name(found[0].name, tidy(typed)):
        return [answer(Words.ALREADY, subject=found[0].id)]
    ids = [one.id for one in found]
    if why is not None or followed:
        # Nothing to keep for "none of these": it would be refused, or is followed already.
        note = why if why is Refusal.COMMON else ""
        return [answer(Words.CANDIDATES, items=(note, *ids))]
    name_id, kept = _offered(talk, tidy(typed))
    return effects(kept, answer(Words.CANDIDATES, subject=name_id, items=("", *ids)))


def follow_offered(talk: Talk, name_id: str) -> list[Effect]:
    """Follow a name that was typed a while ago: none of those shown was meant, or it was dropped by mistake."""
    person = talk.person
    name = person.offered.get(name_id)
    if name_id in person.names or (name is not None and any(same_name(name, own) for own in person.names.values())):
        return [answer(Words.ALREADY, edits=talk.ref)]
    if name is None:
        return [answer(Words.GONE)]
    if full := _full(person, own=True):
        return [answer(Words.FULL, items=(full,))]
    return [FollowName(name_id), answer(Words.NAME_ASKED, subject=name_id, edits=talk.ref)]


def follow_subject(talk: Talk, subject: Subject | None) -> list[Effect]:
    """Follow somebody of the lists, with what is known shown and noted as told."""
    person = talk.person
    if subject is None or not is_offered(subject):
        return [answer(Words.GONE)]
    if subject.id in person.follows:
        return [answer(Words.ALREADY, subject=subject.id)]
    if full := _full(person, own=False):
        return [answer(Words.FULL, items=(full,))]
    subscription = Subscription(person.id, subject.id, person.level, CHANNEL, person.language)
    known, deaths = beginning(subscription, talk.view.stories_of(subject.id), talk.now)
    queued = tuple(QueuedAlert(alert, talk.view.last_seq, told_after(alert)) for alert in deaths)
    return [
        Follow(subject.id, tuple(known), queued),
        answer(Words.CHOSEN, edits=talk.ref),
        answer(Words.KNOWN, subject=subject.id),
    ]


def unfollow(talk: Talk, subject_id: str, *, edits: str = "") -> list[Effect]:
    """Stop following, and keep for a day what is needed to take that back."""
    name = talk.person.names.get(subject_id)
    if name is None:
        return [Unfollow(subject_id), answer(Words.UNFOLLOWED, subject=subject_id, edits=edits)]
    again = talk.view.new_id()  # another id: what is still on its way for the old one must find nobody
    return [
        Unfollow(subject_id),
        OfferName(again, name),
        answer(Words.UNFOLLOWED, subject=subject_id, items=(again,), edits=edits),
    ]


def followed_like(talk: Talk, typed: str) -> list[str]:
    """The ids of those this person follows whom ``typed`` may mean: every word of it is in one of their names."""
    wanted = words_of(tidy(typed))
    if not wanted:
        return []
    return [key for key in talk.person.follows if any(wanted <= words_of(name) for name in _names(talk, key))]


def followed_by_handle(person: Person, handle: str) -> str | None:
    """The id, among those this person follows, that has this digest."""
    return next((key for key in person.follows if digest(key) == handle), None)


def _follow_own(talk: Talk, name: str) -> list[Effect]:
    if full := _full(talk.person, own=True):
        return [answer(Words.FULL, items=(full,))]
    name_id = talk.view.new_id()
    return [FollowName(name_id, name), answer(Words.NAME_ASKED, subject=name_id)]


def _offered(talk: Talk, name: str) -> tuple[str, list[Effect]]:
    """The id under which a name is kept for a day: the one it has, if it was typed before."""
    known = next((key for key, other in talk.person.offered.items() if other == name), "")
    if known:
        return known, []
    name_id = talk.view.new_id()
    return name_id, [OfferName(name_id, name)]


def _full(person: Person, *, own: bool) -> str:
    """Which limit keeps this person from following one more; "" for none."""
    if own and len(person.names) >= MOST_NAMES:
        return "names"
    return "followed" if len(person.follows) >= MOST_FOLLOWED else ""


def _names(talk: Talk, subject_id: str) -> tuple[str, ...]:
    subject = subject_of(subject_id, talk.person, talk.view)
    return (subject.name, *subject.aliases) if subject is not None else ()
