"""What of a configuration matters to every page, and whether the incremental build can keep its promise with it."""

import json
import re
import sys
from collections.abc import Container, Iterator, Mapping
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from generator.publishing.listing import Listing
from generator.publishing.sites import day

_HERE = Path(__file__).parent
_PACKAGES = ("mkdocs", "mkdocs-material", "markdown", "jinja2", "markupsafe", "pyyaml")
_INDIFFERENT = ("config_file_path", "dev_addr", "strict", "watch")
# An object that says nothing of itself but where it lies in memory, which changes with every process.
_ADDRESS = re.compile(r" at 0x[0-9a-f]+")


class UnsuitableError(Exception):
    """The pages of this site cannot be made one by one."""


def suitable(config: MkDocsConfig) -> bool:
    """Whether pages can be made one by one.

    Plugins and templates among the pages may look at all of them; a menu entry without a title takes it from the
    content of its page.
    """
    own = all(module.__file__ == str(_HERE / "hook.py") for module in config["hooks"].values())
    return own and set(config.plugins) == set(config.hooks) and not config.extra_templates and _titled(config.nav)


def key(config: MkDocsConfig, docs: Container[str], theme: Listing) -> str:
    """A digest of all that can change every page: configuration, templates, which menu entries exist, versions."""
    parts = (
        {name: _plain(value) for name, value in config.items() if name not in _INDIFFERENT},
        sorted(config.theme.static_templates),
        {name: mark for name, mark in theme.items() if name.endswith((".html", ".xml", ".yml"))},
        [path for path in _targets(config.nav) if path in docs],
        [sha256(file.read_bytes()).hexdigest() for file in sorted(_HERE.glob("*.py"))],
        [version(package) for package in _PACKAGES],
        sys.version,
        day(),
    )
    return sha256(json.dumps(parts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _titled(nav: object) -> bool:
    """Whether every entry is `title: path` or `title: [entries]`."""
    if isinstance(nav, Mapping):
        return all(isinstance(entry, str) or _titled(entry) for entry in nav.values())
    return isinstance(nav, list) and all(isinstance(entry, Mapping) and _titled(entry) for entry in nav)


def _targets(nav: object) -> Iterator[str]:
    """The paths that the menu names."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, Mapping | list):
        for entry in nav.values() if isinstance(nav, Mapping) else nav:
            yield from _targets(entry)


def _plain(value: object) -> object:
    """The value as JSON can write it, the same in every process."""
    if isinstance(value, Mapping):
        return {str(name): _plain(part) for name, part in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(map(str, value))
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return _ADDRESS.sub("", str(value))
