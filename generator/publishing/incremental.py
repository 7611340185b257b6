"""A build that makes only what changed, and leaves the same bytes as one that makes everything.

A file of the site is made anew when what it is made from changed, or when it is not as it was left. A page also when
a file that it looked for appeared or vanished, and when MkDocs had something to say about it: a warning comes back
until its cause is gone. Everything is made anew when the configuration, a template or the program changed, and after
a build that did not end.
"""

import logging
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import takewhile
from pathlib import Path

from mkdocs.commands import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import InclusionLevel
from mkdocs.structure.nav import get_navigation
from mkdocs.utils import clean_directory, is_markdown_file

from generator.publishing.anchors import broken
from generator.publishing.configuration import UnsuitableError, key
from generator.publishing.library import Library
from generator.publishing.listing import Listing, names, stamp, theme_files
from generator.publishing.manifest import Made, Manifest, manifest
from generator.publishing.overhearing import Said, retell
from generator.publishing.press import Press, Printed
from generator.publishing.typesetting import Typesetter
from generator.publishing.writing import generated

_LEFT_OUT = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)
_SITEMAP = "sitemap.xml"


def build(config: MkDocsConfig, memory: Path, changed: Collection[str] | None = None) -> None:
    """Brings `config.site_dir` up to date with `config.docs_dir`; what was made is remembered in the file `memory`.

    `changed` as in `driving.build`. Raises what MkDocs raises, and UnsuitableError where pages cannot be made one by
    one; after either the next build begins from nothing.
    """
    config = config.plugins.on_config(config)
    config.plugins.on_pre_build(config=config)
    docs, theme = dict.fromkeys(names(config.docs_dir), ""), theme_files(config.theme.dirs)
    now = key(config, docs, theme)
    with manifest(memory) as known:
        if known.key() != now:
            known.forget_all()
            clean_directory(config.site_dir)
        library = Library(docs, config)
        # The theme's templates list the pages: that is what they are made from.
        others = library.take_theme(theme) | dict.fromkeys(_templates(config), _pages(docs))
        looked_at = docs if changed is None else _suspected(docs, changed, known, Path(config.docs_dir))
        _Build(config, docs, others, library, known).run(now, looked_at)
    config.plugins.on_post_build(config=config)


def _suspected(docs: Listing, changed: Collection[str], known: Manifest, folder: Path) -> set[str]:
    """The files below docs/ that may have changed: those of which the caller says so, those that people wrote, new
    ones, and those that MkDocs had something to say about.
    """
    return (
        docs.keys() & {*changed, *(docs.keys() - generated(folder)), *known.distrusted()} | docs.keys() - known.paths()
    )


def _pages(docs: Iterable[str]) -> str:
    """A digest of which pages there are."""
    return sha256("\n".join(path for path in docs if is_markdown_file(path)).encode()).hexdigest()


def _templates(config: MkDocsConfig) -> list[str]:
    """The files that the theme's own templates make."""
    names = sorted(config.theme.static_templates)
    return [*names, f"{_SITEMAP}.gz"] if _SITEMAP in names else names


@dataclass(frozen=True, slots=True)
class _Build:
    """`docs` and `others` are what the site is made from, by path: the files below docs/, whose stamps are filled in
    where they are asked for, and those of the theme.
    """

    config: MkDocsConfig
    docs: Listing
    others: Listing
    library: Library
    known: Manifest

    def run(self, key: str, looked_at: Iterable[str]) -> None:
        """Makes what changed among `looked_at`, files below docs/, in the theme, and by what came or went."""
        before = self.known.paths()
        gone = before - self.docs.keys() - self.others.keys()
        stale = self._stale([*looked_at, *self.others], before)
        self._take(stale, gone)
        press = self._press()
        if gone or stale:
            self.known.begin()
            self._remove(gone)
            self._copy(stale)
            self._print_templates(press, stale)
            self._print_pages(press, stale)
            self.known.end(key)

    def _stale(self, looked_at: Collection[str], before: set[str]) -> set[str]:
        moved = before ^ (self.docs.keys() | self.others.keys())
        asking = self.known.asking_for(moved) if moved else ()
        made = self.known.made(looked_at)
        return {path for path in looked_at if not self._fresh(path, made.get(path))} | {*asking} & self.docs.keys()

    def _fresh(self, path: str, made: Made | None) -> bool:
        if made is None or made.source != self._stamp(path):
            return False
        return not made.target or made.result == stamp(f"{self.config.site_dir}/{made.target}")

    def _stamp(self, path: str) -> str:
        if path in self.others:
            return self.others[path]
        self.docs[path] = self.docs[path] or stamp(f"{self.config.docs_dir}/{path}")
        return self.docs[path]

    def _take(self, stale: set[str], gone: set[str]) -> None:
        """Takes the stale files below docs/ in hand; raises UnsuitableError where two files make one file of the site.

        MkDocs lets the later overwrite the earlier: who is later is no question of one page.
        """
        taken = [self.library.take(path) for path in self.docs if path in stale]
        targets = [file.dest_uri for file in taken if file.inclusion not in _LEFT_OUT]
        if len(set(targets)) < len(targets) or self.known.makers(targets) - stale - gone:
            raise UnsuitableError

    def _press(self) -> Press:
        config = self.config
        files = config.plugins.on_files(self.library, config=config)
        nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
        env = config.plugins.on_env(config.theme.get_env(), config=config, files=files)
        return Press(config, self.library, nav, env, self._stamp, Typesetter(config))

    def _remove(self, gone: Collection[str]) -> None:
        site = Path(self.config.site_dir)
        for made in self.known.made(gone).values():
            target = site / made.target
            target.unlink(missing_ok=True)
            for folder in takewhile(lambda folder: folder != site and not any(folder.iterdir()), target.parents):
                folder.rmdir()
        self.known.forget(gone)

    def _copy(self, stale: set[str]) -> None:
        """Files that the site holds as they are, and those below docs/ that it does not hold."""
        for file in self.library:
            if file.src_uri not in stale:
                continue
            if file.inclusion in _LEFT_OUT:
                self.known.remember(file.src_uri, Made(self._stamp(file.src_uri), "", ""))
            elif not file.is_documentation_page():
                file.copy_file()
                self._remember(file.src_uri, file.dest_uri)

    def _print_templates(self, press: Press, stale: set[str]) -> None:
        templates = _templates(self.config)
        if stale.isdisjoint(templates):
            return
        files = self.library.all()
        for name in self.config.theme.static_templates:
            mkdocs_build._build_theme_template(name, press.env, files, self.config, press.nav)
        for name in templates:
            self._remember(name, name)

    def _remember(self, path: str, target: str) -> None:
        result = stamp(f"{self.config.site_dir}/{target}")
        self.known.remember(path, Made(self._stamp(path), target if result else "", result))

    def _print_pages(self, press: Press, stale: set[str]) -> None:
        pages = [file.src_uri for file in self.library.documentation_pages() if file.src_uri in stale]
        said: dict[str, list[Said]] = {}
        unsure = set(pages)
        for printed in press.print_all(pages):
            unsure.update(self._losing(printed))
            self.known.remember(printed.path, printed.made, printed.trace)
            if printed.said:
                said[printed.path] = [*printed.said]
        for path, words in broken(sorted(unsure), self.known, self.library, self.config.validation.links.anchors):
            said[path] = [*said.get(path, ()), *words]
        self._report(said, self._omitted(pages, press))

    def _losing(self, printed: Printed) -> list[str]:
        """Pages that may link to a place that this page no longer has."""
        before = self.known.trace(printed.path)
        if before is None or before.anchors <= printed.trace.anchors:
            return []
        return self.known.linking_to(printed.path)

    def _omitted(self, pages: Iterable[str], press: Press) -> set[str]:
        """Pages that the menu should list and does not: MkDocs has said so, and must say so next time."""
        if self.config.validation.nav.omitted_files < logging.WARNING:
            return set()
        listed = {page.file.src_uri for page in press.nav.pages}
        levels = {path: self.library.page(path).file.inclusion for path in pages}
        return {path for path, level in levels.items() if level is InclusionLevel.INCLUDED} - listed

    def _report(self, said: Mapping[str, Iterable[Said]], omitted: Iterable[str]) -> None:
        warned = {path for path, words in said.items() if any(one.level >= logging.WARNING for one in words)}
        self.known.distrust({*warned, *omitted})
        for path in sorted(said):
            retell(said[path])
