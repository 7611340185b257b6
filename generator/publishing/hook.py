"""What MkDocs asks of the program while it builds: so `mkdocs build` and `mkdocs serve` work on their own too."""

import logging
import posixpath
import re
from functools import partial
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from generator.messages import LANGUAGES, Messages, messages
from generator.publishing.furniture import idle, interface, script_texts, stylesheet
from generator.templates import COMPILED

_log = logging.getLogger("mkdocs.plugins.dossier")
# Links inside pictures are raw HTML, which MkDocs leaves alone: they name a page's file as Markdown links do.
_RAW_LINK = re.compile(r'(?<=href=")(?P<path>[^":#]+\.md)(?P<anchor>#[^"]*)?(?=")')
# The pages of the shared menu that people write: a new dossier has none of them.
_BY_HAND = ("methode.md", "corriger.md", "accessibilite.md")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Puts our theme before Material's files, and gives it the interface's words in the dossier's language."""
    say = messages(_language(config))
    config.theme.dirs.insert(0, str(Path(__file__).parent / "theme"))
    config.theme["language"] = say.language
    config.extra["interface"] = interface(say)
    config.extra["interface_script"] = script_texts(say)
    config.extra["material_stylesheet"] = stylesheet()
    config.nav = _menu(config.nav, say, Path(config.docs_dir))
    return config


def _language(config: MkDocsConfig) -> str:
    """The language that the dossier is set to; the theme's where there are no settings."""
    settings = Path(config.docs_dir).parent / "sources" / "dossier.yml"
    found = yaml.safe_load(settings.read_text(encoding="utf-8")) if settings.exists() else None
    language = found.get("language") if isinstance(found, dict) else None
    return language if language in LANGUAGES else str(config.theme["language"])


def _menu(nav: Any, say: Messages, docs: Path) -> Any:
    """The menu with message keys ("nav.events") turned into titles, other titles as they are, and without those pages
    of `_BY_HAND` that nobody has written for this dossier."""
    if isinstance(nav, dict):
        return {say(title) if title in say else title: _menu(entry, say, docs) for title, entry in nav.items()}
    if isinstance(nav, list):
        return [_menu(entry, say, docs) for entry in nav if not _is_unwritten(entry, docs)]
    return nav


def _is_unwritten(entry: Any, docs: Path) -> bool:
    pages = entry.values() if isinstance(entry, dict) else [entry]
    return any(page in _BY_HAND and not (docs / page).exists() for page in pages if isinstance(page, str))


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leaves out of the site what no page asks for."""
    for file in [file for file in files if idle(file)]:
        files.remove(file)
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Templates leave no blank lines behind their tags: smaller pages, and nothing for a validator to say."""
    env.trim_blocks = env.lstrip_blocks = True
    env.bytecode_cache = COMPILED
    return env


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Turns the names of pages' files in raw HTML into addresses; warns of one that does not exist."""
    return _RAW_LINK.sub(partial(_address, page=page, files=files), html)


def _address(link: re.Match[str], *, page: Page, files: Files) -> str:
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page.file.src_uri), link["path"]))
    target = files.get_file_from_path(path)
    if target is None:
        _log.warning("'%s' has a link to '%s', which does not exist", page.file.src_uri, link["path"])
        return link[0]
    return get_relative_url(target.url, page.url) + (link["anchor"] or "")
