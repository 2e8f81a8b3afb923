"""The control channel: what tests in another process may ask for under /control/, each a name and a function.

What concerns the wire (``outage``, with ``seconds``, and the figures of ``counts``) is answered by the server itself.

Arguments come as JSON, as a form or in the query; the answer is ``{"ok": true, "result": ...}``, or 400 with a
``description`` for what cannot be done.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.botapi.answers import Json
from tests.botapi.api import BotApi
from tests.botapi.arguments import Arguments
from tests.botapi.faults import parse_rates, parse_trouble
from tests.botapi.limits import Limits
from tests.botapi.people import SOMEBODY
from tests.botapi.records import Call
from tests.botapi.updates import Update

#: Most records in one answer.
PAGE = 10_000


def _write(api: BotApi, given: Arguments) -> object:
    by = given.integer("by", SOMEBODY)
    return api.write(given.integer("chat_id"), given.text("text"), given.text("language") or "es", by=by)


def _press(api: BotApi, given: Arguments) -> object:
    wanted, message_id = given.text("button"), given.integer("message_id") or None
    return api.press(given.integer("chat_id"), wanted, message_id, by=given.integer("by", SOMEBODY)).id


def _forge(api: BotApi, given: Arguments) -> object:
    return api.forge(given.integer("chat_id"), given.text("data"), given.integer("message_id")).id


def _block(api: BotApi, given: Arguments) -> object:
    api.block(given.integer("chat_id"))
    return True


def _unblock(api: BotApi, given: Arguments) -> object:
    api.unblock(given.integer("chat_id"))
    return True


def _deactivate(api: BotApi, given: Arguments) -> object:
    api.deactivate(given.integer("chat_id"))
    return True


def _delete(api: BotApi, given: Arguments) -> object:
    everywhere = not given.flag("own_side_only")
    api.delete(given.integer("chat_id"), given.integer("message_id"), everywhere=everywhere)
    return True


def _people(api: BotApi, given: Arguments) -> object:
    api.crowd(given.integer("first"), given.integer("count", 1), given.text("language") or "es")
    return True


def _group(api: BotApi, given: Arguments) -> object:
    return api.group(given.integer("chat_id"), given.text("title") or "Familia").id


def _kick(api: BotApi, given: Arguments) -> object:
    api.kick(given.integer("chat_id"))
    return True


def _migrate(api: BotApi, given: Arguments) -> object:
    return api.migrate(given.integer("old"), given.integer("new")).id


def _revoke(api: BotApi, given: Arguments) -> object:
    api.revoke(given.text("new") or None)
    return True


def _restart_updates(api: BotApi, given: Arguments) -> object:
    api.updates.restart(given.integer("next", 1, 1))
    return True


def _limits(api: BotApi, given: Arguments) -> object:
    usual = Limits()
    api.meter.limits = (
        None
        if given.flag("off")
        else Limits(
            given.integer("overall", usual.overall, 1),
            given.integer("private", usual.private, 1),
            given.integer("group", usual.group, 1),
            given.number("slack", usual.slack),
        )
    )
    return True


def _faults(api: BotApi, given: Arguments) -> object:
    """``calm`` ends all; ``rates`` as ``parse_rates`` reads them; ``plan``: method -> list of faults, "" to pass."""
    rates = parse_rates(given.text("rates"))
    plan = given.json("plan", "plan")
    plan = {} if plan is None else plan
    if not isinstance(plan, dict):
        raise ValueError("plan is an object: method -> faults")  # noqa: TRY004  a mistake of the client's
    planned = {method: [parse_trouble(one) if one else None for one in wanted] for method, wanted in plan.items()}
    if given.flag("calm"):
        api.faults.calm()
    if "rates" in given.values:
        api.faults.set(rates)
    for method, troubles in planned.items():
        api.faults.plan(method, *troubles)
    return True


def _state(api: BotApi, given: Arguments) -> object:
    return api.state()


def _chat(api: BotApi, given: Arguments) -> object:
    return api.chat(given.integer("chat_id")).record()


def _calls(api: BotApi, given: Arguments) -> object:
    return _page(api.calls, given)


def _updates(api: BotApi, given: Arguments) -> object:
    return _page(api.updates.history, given)


def _page(kept: Sequence[Call] | Sequence[Update], given: Arguments) -> Json:
    """Some records, and the ``since`` to ask for the next ones with."""
    since = given.integer("since", 0, 0)
    records = [one.record() for one in kept[since : since + PAGE]]
    return {"records": records, "next": since + len(records)}


CONTROLS: dict[str, Callable[[BotApi, Arguments], object]] = {
    "write": _write,
    "press": _press,
    "forge": _forge,
    "block": _block,
    "unblock": _unblock,
    "deactivate": _deactivate,
    "delete": _delete,
    "people": _people,
    "group": _group,
    "kick": _kick,
    "migrate": _migrate,
    "revoke": _revoke,
    "restart_updates": _restart_updates,
    "limits": _limits,
    "faults": _faults,
    "state": _state,
    "chat": _chat,
    "calls": _calls,
    "updates": _updates,
}
