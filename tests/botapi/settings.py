"""The methods of the API about the bot itself: who it is, what it is called, where its updates go."""

from __future__ import annotations

import re

from tests.botapi.answers import CONFLICT_WEBHOOK, WEBHOOK_ACTIVE, Answer, Json, RefusedError, accepted, bad
from tests.botapi.arguments import Arguments
from tests.botapi.updates import LONGEST_WAIT, MOST, Poll
from tests.botapi.world import World

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")


def get_me(world: World, arguments: Arguments) -> object:
    """getMe."""
    return world.profile.shown() | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
    }


def get_updates(world: World, arguments: Arguments) -> object | Poll:
    """getUpdates: what waits, or a Poll."""
    if world.webhook:
        raise RefusedError(world.updates.quarrel(WEBHOOK_ACTIVE))
    world.updates.allow(arguments.json("allowed_updates", "allowed updates"))
    return world.updates.poll(
        arguments.integer("offset"),
        arguments.integer("limit", MOST, 1, MOST),
        arguments.integer("timeout", 0, 0, LONGEST_WAIT),
    )


def set_webhook(world: World, arguments: Arguments) -> Answer:
    """setWebhook; nothing is ever delivered there."""
    url = arguments.text("url")
    if not url:
        return delete_webhook(world, arguments)
    if not url.startswith("https://"):
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    same, world.webhook = world.webhook == url, url
    world.updates.allow(arguments.json("allowed_updates", "allowed updates"))
    world.updates.interrupt(CONFLICT_WEBHOOK)
    _drop(world, arguments)
    return accepted(True, "Webhook is already set" if same else "Webhook was set")


def delete_webhook(world: World, arguments: Arguments) -> Answer:
    """deleteWebhook."""
    was, world.webhook = world.webhook, ""
    _drop(world, arguments)
    return accepted(True, "Webhook was deleted" if was else "Webhook is already deleted")


def get_webhook_info(world: World, arguments: Arguments) -> object:
    """getWebhookInfo."""
    return {
        "url": world.webhook,
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates.pending),
    }


def set_my_name(world: World, arguments: Arguments) -> object:
    """setMyName; an empty name for a language falls back to the one for all."""
    name, language = _short(arguments, "name", 64), arguments.text("language_code")
    if name:
        world.profile.names[language] = name
    elif language:
        world.profile.names.pop(language, None)
    return True


def get_my_name(world: World, arguments: Arguments) -> object:
    """getMyName."""
    names = world.profile.names
    return {"name": names.get(arguments.text("language_code"), names[""])}


def set_my_description(world: World, arguments: Arguments) -> object:
    """setMyDescription."""
    text = _short(arguments, "description", 512)
    world.profile.descriptions[arguments.text("language_code")] = text
    return True


def get_my_description(world: World, arguments: Arguments) -> object:
    """getMyDescription."""
    return {"description": _told(world.profile.descriptions, arguments)}


def set_my_short_description(world: World, arguments: Arguments) -> object:
    """setMyShortDescription."""
    text = _short(arguments, "short_description", 120)
    world.profile.short_descriptions[arguments.text("language_code")] = text
    return True


def get_my_short_description(world: World, arguments: Arguments) -> object:
    """getMyShortDescription."""
    return {"short_description": _told(world.profile.short_descriptions, arguments)}


def set_my_commands(world: World, arguments: Arguments) -> object:
    """setMyCommands."""
    given = arguments.json("commands", "commands")
    if not isinstance(given, list):
        raise bad("expected an Array of BotCommand")
    if len(given) > 100:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    commands: list[Json] = []
    for one in given:
        pair = Arguments(one if isinstance(one, dict) else {})
        name, description = pair.text("command").removeprefix("/"), pair.text("description")
        if not _COMMAND.fullmatch(name):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(description) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
        commands.append({"command": name, "description": description})
    world.profile.commands[_place(arguments)] = commands
    return True


def get_my_commands(world: World, arguments: Arguments) -> object:
    """getMyCommands."""
    return world.profile.commands.get(_place(arguments), [])


def delete_my_commands(world: World, arguments: Arguments) -> object:
    """deleteMyCommands."""
    world.profile.commands.pop(_place(arguments), None)
    return True


def _drop(world: World, arguments: Arguments) -> None:
    if arguments.flag("drop_pending_updates"):
        world.updates.drop()


def _short(arguments: Arguments, name: str, longest: int) -> str:
    text = arguments.text(name).strip()
    if len(text) > longest:
        raise bad(f"{name.replace('_', ' ')} is too long")
    return text


def _told(texts: dict[str, str], arguments: Arguments) -> str:
    return texts.get(arguments.text("language_code")) or texts.get("", "")


def _place(arguments: Arguments) -> tuple[str, str]:
    scope = arguments.json("scope", "scope")
    kind = str(scope.get("type", "default")) if isinstance(scope, dict) else "default"
    return kind, arguments.text("language_code")
