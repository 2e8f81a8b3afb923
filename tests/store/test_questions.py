"""Questions: asked once, answered by whom they were put to, gone with all else, and never telling who is meant."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from monitor.alerting import Rank
from monitor.model import Reply
from monitor.store import effects as do
from monitor.store.people import People
from monitor.store.questions import Answer, Question
from tests.keys.rings import BOTH, NEWER, OLDER
from tests.store.samples import (
    DAY,
    MINUTE,
    NOW,
    OTHER_CHAT,
    OWN,
    OWN_NAME,
    act,
    chat,
    news_with_sources,
    people_with_key,
)
from tests.store.test_plans import scans

ITEM = "0123456789abcdef"


def asked(people: People, subject: str = "zoraida", item: str = ITEM) -> Question:
    """The question put to whoever follows."""
    follower = people.subscriptions_of(subject)[0].subscriber
    assert people.ask(follower, subject, item, Rank.RE_ARRESTED, NOW)
    return people.questions_of(subject)[-1]


def sent(people: People, ref: str = "55") -> None:
    """Everything that waits is sent."""
    for delivery in people.lease(NOW, 10):
        people.mark_sent(delivery.id, ref, NOW)


def own(people: People) -> None:
    """Somebody follows a name that stands on no list."""
    chat(people)
    act(people, do.FollowName(OWN, OWN_NAME))


def test_a_question_and_its_delivery_are_one() -> None:
    """Put into the outbox at the rank of what it asks about; its message is known once it was sent."""
    with people_with_key() as people:
        chat(people, "zoraida")
        sent(people)
        question = asked(people)
        (delivery,) = people.due_deliveries(NOW, 10)
        assert delivery.reply == Reply("question", subject="zoraida", items=(str(question.id),))
        assert question == Question(question.id, delivery.subscriber, "zoraida", ITEM, NOW)
        sent(people)
        assert people.question(question.id) == replace(question, ref="55")
        assert people.due_deliveries(NOW, 10) == []
        assert people.question(99) is None


def test_nobody_is_asked_twice_nor_whoever_left() -> None:
    """Once an item, whatever was answered; another item is another question."""
    with people_with_key() as people:
        chat(people, "zoraida")
        question = asked(people)
        assert not people.ask(question.subscriber, "zoraida", ITEM, Rank.DEVELOPMENT, NOW)
        act(people, do.Identify(question.id, this_one=False))
        assert not people.ask(question.subscriber, "zoraida", ITEM, Rank.DEVELOPMENT, NOW)
        assert people.ask(question.subscriber, "zoraida", "other", Rank.DEVELOPMENT, NOW)
        assert not people.ask(question.subscriber, "nobody", ITEM, Rank.DEVELOPMENT, NOW)


def test_nobody_is_asked_twice_about_a_name_of_their_own() -> None:
    """Though the item is encrypted."""
    with people_with_key() as people:
        own(people)
        question = asked(people, OWN)
        assert not people.ask(question.subscriber, OWN, ITEM, Rank.DEVELOPMENT, NOW)


def test_an_answer() -> None:
    """A "no" can be taken back, a "yes" cannot, and a stranger's answer is none."""
    with people_with_key() as people:
        own(people)
        chat(people, address=OTHER_CHAT)
        question = asked(people, OWN)
        act(people, do.Identify(question.id, this_one=True), address=OTHER_CHAT)
        assert people.question(question.id) == question
        act(people, do.Identify(question.id, this_one=False))
        assert people.question(question.id) == replace(question, answer=Answer.NO)
        assert people.untaken() == []
        act(people, do.Identify(question.id, this_one=True))
        assert people.untaken() == [replace(question, answer=Answer.YES)]
        assert people.sure_of(OWN) == {ITEM}
        act(people, do.Identify(question.id, this_one=False))
        assert people.sure_of(OWN) == {ITEM}
        people.take_answer(question.id)
        assert people.untaken() == []


def test_a_yes_about_a_public_entry_is_nothing_to_take_in() -> None:
    """It makes no mention sure."""
    with people_with_key() as people:
        chat(people, "zoraida")
        act(people, do.Identify(asked(people).id, this_one=True))
        assert people.untaken() == []


@pytest.mark.parametrize("said", [True, False])
def test_an_operator_ends_a_question(*, said: bool) -> None:
    """Those who were asked and have not answered hear of it, if it was somebody else; nobody is asked any more."""
    with people_with_key() as people:
        chat(people, "zoraida")
        chat(people, "zoraida", address=OTHER_CHAT)
        sent(people)
        first, second = (each.subscriber for each in people.subscriptions_of("zoraida"))
        people.ask(first, "zoraida", ITEM, Rank.RE_ARRESTED, NOW)
        sent(people, "77")
        people.ask(second, "zoraida", ITEM, Rank.RE_ARRESTED, NOW)
        assert people.end_questions(8, ITEM, "zoraida", NOW, said=said) == 1
        assert people.last_decision() == 8
        replies = [delivery.reply for delivery in people.due_deliveries(NOW, 10)]
        assert replies == ([Reply("question_over", subject="zoraida", edits="77")] if said else [])
        (question,) = people.questions_of("zoraida")
        assert question.answer is Answer.OVER
        assert people.end_questions(9, ITEM, "zoraida", NOW, said=said) == 0


def test_who_has_answered_is_not_written_to() -> None:
    """Their answer stands."""
    with people_with_key() as people:
        chat(people, "zoraida")
        question = asked(people)
        sent(people)
        act(people, do.Identify(question.id, this_one=True))
        assert people.end_questions(8, ITEM, "zoraida", NOW, said=True) == 0
        assert people.due_deliveries(NOW, 10) == []


@pytest.mark.parametrize("effect", [do.Unfollow("zoraida"), do.Forget()])
def test_questions_go_with_whom_they_were_about(effect: do.Effect) -> None:
    """Sent or waiting."""
    with people_with_key() as people:
        chat(people, "zoraida")
        asked(people)
        sent(people)
        asked(people, item="other")
        act(people, effect)
        assert people.questions_of("zoraida") == []
        assert [one.reply for one in people.due_deliveries(NOW, 10) if one.reply and one.reply.kind == "question"] == []


def test_what_was_not_asked_of_somebody_out_of_reach_is_asked_when_they_are_back() -> None:
    """It waits for nobody; what they were asked stays asked."""
    with people_with_key() as people:
        chat(people, "zoraida")
        first = asked(people)
        sent(people)
        second = asked(people, item="other")
        people.pause(first.subscriber, NOW)
        assert [one.item_id for one in people.questions_of("zoraida")] == [ITEM]
        assert people.ask(second.subscriber, "zoraida", "other", Rank.DEVELOPMENT, NOW)


def test_retention() -> None:
    """Answers go after the term of grounds."""
    with people_with_key() as people:
        chat(people, "zoraida")
        asked(people)
        people.prune(NOW + 180 * DAY, 180 * DAY)
        assert len(people.questions_of("zoraida")) == 1
        people.prune(NOW + 180 * DAY + MINUTE, 180 * DAY)
        assert people.questions_of("zoraida") == []


def test_no_item_of_a_private_name_stands_in_the_file(tmp_path: Path) -> None:
    """Beside news.db it would tell which name that is."""
    path = tmp_path / "people.db"
    with people_with_key(path) as people:
        own(people)
        asked(people, OWN)
        people.checkpoint()
        assert ITEM.encode() not in path.read_bytes()


def test_answers_outlive_a_new_key() -> None:
    """The item is encrypted anew."""
    with people_with_key(keyring=OLDER) as people:
        own(people)
        question = asked(people, OWN)
        act(people, do.Identify(question.id, this_one=True))
        people.rekey(OLDER, BOTH)
        people.use(NEWER)
        assert people.sure_of(OWN) == {ITEM}


def test_what_every_minute_asks_for_walks_no_table() -> None:
    """Neither in people.db nor in news.db; the few doubts that were found are walked themselves."""
    with people_with_key() as people:
        chat(people, "zoraida")
        asked(people)
        assert scans(people, lambda: people.questions_of("zoraida")) == []
        assert scans(people, lambda: people.end_questions(1, ITEM, "zoraida", NOW, said=True)) == []
        assert [step for step in scans(people, people.untaken) if "questions_taken" not in step] == []
    with news_with_sources() as news:
        walked = scans(news, lambda: news.undecided(NOW - DAY, NOW))
        assert [step for step in walked if step != "SCAN pairs"] == []
        assert scans(news, lambda: news.doubt(ITEM, "zoraida")) == []
