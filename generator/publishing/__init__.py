"""Pages to a site: writes what differs, removes what is no longer produced, drives MkDocs and the search index."""

from generator.publishing.building import build, site_of
from generator.publishing.packing import pack
from generator.publishing.writing import Counts, generated, text_of, write

__all__ = ["Counts", "build", "generated", "pack", "site_of", "text_of", "write"]
