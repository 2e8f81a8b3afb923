"""Stories: which claims are one development, who they go back to, and how far they can be relied on."""

from monitor.stories.book import Stories
from monitor.stories.readings import Reading, read_item
from monitor.stories.status import Status, status
from monitor.stories.urls import canonical_url
from monitor.stories.voices import Voice, Voices

__all__ = ["Reading", "Status", "Stories", "Voice", "Voices", "canonical_url", "read_item", "status"]
