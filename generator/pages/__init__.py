"""Records to Markdown pages, as a pure function from a dossier to {path: text}."""

from generator.pages.desk import Desk
from generator.pages.render import render, rerender
from generator.pages.site import Build, Download, Site

__all__ = ["Build", "Desk", "Download", "Site", "render", "rerender"]
