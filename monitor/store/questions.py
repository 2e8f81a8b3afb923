"""What followers were asked, whether a doubtful mention is the person they follow: once each, and no word is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from monitor.alerting import Rank
from monitor.model import Reply
from monitor.store.database import Row
from monitor.store.names import Names
from monitor.store.values import micros, moment, to_json

#: What stands in a reply that asks, and in one that says under a question that it is settled.
QUESTION, OVER = "question", "question_over"


class Answer(StrEnum):
    """What was said to a question; ``over``: an operator knew before."""

    YES = "yes"
    NO = "no"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Question:
    """Whether an item is about somebody: asked of whom and when, and what they said.

    ``ref`` is what the channel calls the message, None until it was sent.
    """

    id: int
    subscriber: str
    subject_id: str
    item_id: str
    at: datetime
    answer: Answer | None = None
    ref: str | None = None


class Questions(Names):
    """The part of people.db that holds questions."""

    def question(self, number: int) -> Question | None:
        """One question."""
        rows = self._rows("SELECT * FROM questions WHERE id = ?", (number,))
        return next(self._questions(rows), None)

    def questions_of(self, subject_id: str) -> list[Question]:
        """Everything that was asked about a subject or a private name."""
        return list(self._questions(self._rows("SELECT * FROM questions WHERE subject_id = ?", (subject_id,))))

    def ask(self, subscriber: str, subject_id: str, item_id: str, rank: Rank, now: datetime) -> bool:
        """Put a question into the outbox; False if it was asked before, or they do not follow any more."""
        with self._transaction():
            if not self._may_ask(subscriber, subject_id, item_id):
                return False
            private = subject_id.startswith("~")
            made = self._run(
                "INSERT INTO questions (subscriber, subject_id, item_id, sealed, at) VALUES (?, ?, ?, ?, ?)",
                (
                    subscriber,
                    subject_id,
                    None if private else item_id,
                    self.keyring.seal(item_id) if private else None,
                    micros(now),
                ),
            )
            number = int(made.lastrowid or 0)
            reply = Reply(QUESTION, subject=subject_id, items=(str(number),))
            self._run(
                """
                INSERT INTO deliveries (subscriber, subject_id, question_id, reply, rank, state, due, made)
                VALUES (:subscriber, :subject, :question, :reply, :rank, 'waiting', :now, :now)
                """,
                {
                    "subscriber": subscriber,
                    "subject": subject_id,
                    "question": number,
                    "reply": self.keyring.seal(to_json(Reply, reply)),
                    "rank": rank,
                    "now": micros(now),
                },
            )
        return True

    def sure_of(self, name_id: str) -> frozenset[str]:
        """The items that are about a private name, as its follower says."""
        return frozenset(one.item_id for one in self.questions_of(name_id) if one.answer is Answer.YES)

    def untaken(self) -> list[Question]:
        """The questions answered "yes" about private names whose stories do not show it yet."""
        return list(self._questions(self._rows("SELECT * FROM questions WHERE answer = 'yes' AND taken = 0")))

    def take_answer(self, number: int) -> None:
        """Note that the stories show what was answered."""
        with self._transaction():
            self._run("UPDATE questions SET taken = 1 WHERE id = ?", (number,))

    def last_decision(self) -> int:
        """The last of the operators' decisions of which those who had been asked were told; 0 before the first."""
        row = self._row("SELECT value FROM meta WHERE key = 'decision'")
        return int(row["value"]) if row else 0

    def end_questions(self, decision_id: int, item_id: str, subject_id: str, now: datetime, *, said: bool) -> int:
        """An operator decided: ask nobody any more; return how many had been asked and had not answered.

        ``said``: that it was somebody else is written under their questions.
        """
        about = (subject_id, item_id)
        with self._transaction():
            rows = self._rows(
                """
                SELECT id, subscriber, ref FROM questions
                WHERE subject_id = ? AND item_id = ? AND answer IS NULL AND ref IS NOT NULL ORDER BY id
                """,
                about,
            )
            for row in rows if said else ():
                if row["ref"]:
                    self._put_reply(row["subscriber"], Reply(OVER, subject=subject_id, edits=row["ref"]), now)
            # One that is being sent just now is beyond recall: its answer, if one comes, finds nothing to ask.
            self._run(
                "DELETE FROM questions WHERE subject_id = ? AND item_id = ? AND answer IS NULL AND ref IS NULL", about
            )
            self._run(
                "UPDATE questions SET answer = 'over' WHERE subject_id = ? AND item_id = ? AND answer IS NULL", about
            )
            self._run("INSERT OR REPLACE INTO meta (key, value) VALUES ('decision', ?)", (str(decision_id),))
        return len(rows)

    def _identify(self, subscriber: str, number: int, *, this_one: bool) -> None:
        """Note an answer; a "no" may be taken back."""
        private = "subject_id NOT LIKE '~%'"  # of the others nothing follows, so there is nothing to take in
        self._run(
            f"""
            UPDATE questions SET answer = ?, taken = {private}
            WHERE id = ? AND subscriber = ? AND (answer IS NULL OR answer = 'no')
            """,  # noqa: S608
            (Answer.YES if this_one else Answer.NO, number, subscriber),
        )

    def _drop_unsent(self, subscriber: str) -> None:
        """They cannot be reached: what they were not asked yet is asked when they come back, if it still matters."""
        self._run("DELETE FROM questions WHERE subscriber = ? AND ref IS NULL AND answer IS NULL", (subscriber,))

    def _may_ask(self, subscriber: str, subject_id: str, item_id: str) -> bool:
        follows = self._row("SELECT 1 FROM following WHERE subscriber = ? AND subject_id = ?", (subscriber, subject_id))
        asked = self.questions_of(subject_id)
        return bool(follows) and not any(one.subscriber == subscriber and one.item_id == item_id for one in asked)

    def _questions(self, rows: list[Row]) -> Iterator[Question]:
        """The questions in ``rows``; those sealed with a key that is gone are passed over."""
        for row in rows:
            item_id = row["item_id"] if row["item_id"] is not None else self._opened(row["sealed"])
            if item_id is not None:
                answer = Answer(row["answer"]) if row["answer"] else None
                yield Question(
                    row["id"], row["subscriber"], row["subject_id"], item_id, moment(row["at"]), answer, row["ref"]
                )
