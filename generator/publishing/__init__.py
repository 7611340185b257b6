"""Pages to a site: writes what differs, removes what is no longer produced; `driving` has MkDocs build the site.

`driving` is not loaded with the room: whoever finds nothing to build should not wait for MkDocs.
"""

from generator.publishing.packing import pack
from generator.publishing.sites import site_of
from generator.publishing.standing import stands
from generator.publishing.writing import Counts, generated, text_of, write

__all__ = ["Counts", "generated", "pack", "site_of", "stands", "text_of", "write"]
