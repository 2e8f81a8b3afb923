"""Builds the parts, the clock, the timers and the signal handlers, and runs them."""

from monitor.service.build import subscriptions_of, voices_of
from monitor.service.clock import Clock, SystemClock
from monitor.service.logs import set_up_logs
from monitor.service.run import Service, poll_once, run_until_stopped, try_source

__all__ = [
    "Clock",
    "Service",
    "SystemClock",
    "poll_once",
    "run_until_stopped",
    "set_up_logs",
    "subscriptions_of",
    "try_source",
    "voices_of",
]
