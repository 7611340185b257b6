"""Links between pages as MkDocs turns them into addresses, without an object for every page that is linked to."""

import re

from mkdocs.structure.pages import _RelativePathTreeprocessor
from mkdocs.utils import get_relative_url

from generator.publishing.library import Library

# Up some folders, then to a page, all in letters that stand for themselves in an address.
_PLAIN = re.compile(r"((?:\.\./)*)((?:[\w-]+/)*[\w-]+\.md)(#[\w-]+)?", re.ASCII)


class QuickPaths(_RelativePathTreeprocessor):
    """Takes the place of MkDocs' own; links that are not plain, or lead nowhere, are left to it."""

    def path_to_url(self, url: str) -> str:
        plain = _PLAIN.fullmatch(url)
        uri = self._uri(plain[1].count("/"), plain[2]) if plain else ""
        address = self.files.address(uri) if uri and isinstance(self.files, Library) else ""
        if not plain or not address:
            return super().path_to_url(url)
        anchor = plain[3] or ""
        if anchor:
            target = self.files.get_file_from_path(uri)
            assert target is not None
            self.links_to_anchors.setdefault(target, {}).setdefault(anchor[1:], url)
        return get_relative_url(address, self.file.url) + anchor

    def _uri(self, up: int, path: str) -> str:
        """The linked file below docs/; empty where the link leads out of it."""
        folders = self.file.src_uri.split("/")[:-1]
        return "/".join([*folders[: len(folders) - up], path]) if up <= len(folders) else ""
