"""config.toml to a frozen Config: every mistake refused at once, with its line and what to do about it."""

from monitor.config.checks import advice, follows_nobody
from monitor.config.kinds import KeyMode
from monitor.config.load import load_config
from monitor.config.schema import Allowance, Confirm, Follower, Matching, Net, Place, Retention, Voice
from monitor.config.starter import starter_config
from monitor.config.values import Config, KeyPlace, TelegramPlace

__all__ = [
    "Allowance",
    "Config",
    "Confirm",
    "Follower",
    "KeyMode",
    "KeyPlace",
    "Matching",
    "Net",
    "Place",
    "Retention",
    "TelegramPlace",
    "Voice",
    "advice",
    "follows_nobody",
    "load_config",
    "starter_config",
]
