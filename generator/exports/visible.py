"""What of a dossier leaves it: everything but the events that a person rejected."""

from dataclasses import replace

from generator.schema.dossier import Dossier


def visible(dossier: Dossier) -> Dossier:
    """The dossier without rejected events."""
    events = {key: event for key, event in dossier.events.items() if event.status != "rejected"}
    return replace(dossier, events=events)
