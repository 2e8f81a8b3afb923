"""The words of an alert: from what is known of a story to what a person reads. Pure: no clock, no network."""

from monitor.messages.question import render_question, render_question_first
from monitor.messages.render import Rendered, render, render_grave_details
from monitor.messages.status import known, status_lines

__all__ = [
    "Rendered",
    "known",
    "render",
    "render_grave_details",
    "render_question",
    "render_question_first",
    "status_lines",
]
