"""Records to Markdown pages, as a pure function from a dossier to {path: text}."""

from generator.pages.render import render, rerender
from generator.pages.search import FOLDER as INDEX_FOLDER
from generator.pages.site import Build, Download, Site

__all__ = ["INDEX_FOLDER", "Build", "Download", "Site", "render", "rerender"]
