"""Dossier: from a folder of French press articles to a briefing dossier that people can check and correct."""

__version__ = "0.1.0"
