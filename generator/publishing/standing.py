"""Whether a site needs no build at all, told by looking at files: MkDocs takes longer to start than that."""

import re
from pathlib import Path

from generator.publishing.listing import Listing, stamp
from generator.publishing.manifest import manifest
from generator.publishing.sites import memory_of

# A configuration that says so depends on more files than itself.
_REACHING_OUT = re.compile(r"custom_dir|plugins|INHERIT|\.py\b|!ENV|!relative")
# The program's own are no others: they change with the program.
_OWN = re.compile(r"(?:INHERIT:|-)\s*\S*generator/publishing/(?:mkdocs\.yml|hook\.py)\s*$", re.MULTILINE)


def stands(root: Path, site: Path, docs: Listing) -> bool:
    """Whether a site and the files of docs/ (`docs`, all of them) are as the last build of the site left them.

    That no file of docs/ is gone, and that the program, its packages and the configuration are the same, is the
    caller's to know.
    """
    configuration, memory = root / "mkdocs.yml", memory_of(root, site)
    if not memory.is_file() or not site.is_dir():
        return False
    if configuration.is_file() and _REACHING_OUT.search(_OWN.sub("", configuration.read_text(encoding="utf-8"))):
        return False
    with manifest(memory) as known:
        made = known.all() if known.key() else {}
    return (
        bool(made)
        and docs.keys() <= made.keys()
        and all(one.source and one.source == docs.get(path, one.source) for path, one in made.items())
        # A folder for each page: listing them would take several times as long as looking for each page.
        and all(one.result == stamp(f"{site}/{one.target}") for one in made.values() if one.target)
    )
