"""Other generators on the same Markdown, with a small theme of their own: Hugo and Eleventy, where they are installed.

They do less: no check of links and anchors, `{ .classes }` stay as text, no header, footer or menus.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

from tests.bench.measuring import Measure, program

_PAGE = """<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8"><title>{title}</title>
<link rel="stylesheet" href="/assets/dossier.css"></head>
<body><header><a href="/">Dossier</a></header><main>{content}</main></body></html>
"""
_HUGO = {
    "config.toml": 'baseURL = "https://exemple.test/"\ndisableKinds = ["taxonomy", "term", "RSS"]\n'
    "[markup.goldmark.renderer]\nunsafe = true\n",
    "layouts/_default/baseof.html": _PAGE.format(title="{{ .Title }}", content='{{ block "main" . }}{{ end }}'),
    "layouts/_default/single.html": '{{ define "main" }}{{ .Content }}{{ end }}',
    "layouts/_default/list.html": '{{ define "main" }}{{ .Content }}{{ end }}',
}
_ELEVENTY = {
    "eleventy.config.js": "module.exports = () => ({ markdownTemplateEngine: false, htmlTemplateEngine: false, "
    'dir: { input: "content", output: "public", includes: "../layouts" } });\n',
    "content/content.11tydata.js": 'module.exports = { layout: "page.njk", permalink: ({ page }) => '
    'page.filePathStem.replace(/\\/index$/, "") + "/index.html" };\n',
    "layouts/page.njk": _PAGE.format(title="{{ title }}", content="{{ content | safe }}"),
}


def measure(docs: Path, folder: Path) -> dict[str, Measure]:
    """A full build of the pages in `docs` by each generator that is installed, by its name; `folder` is for scratch."""
    peers: dict[str, Callable[[Path, Path], Measure]] = {"hugo": _hugo, "eleventy": _eleventy}
    return {name: build(docs, folder / name) for name, build in peers.items() if shutil.which(name)}


def _hugo(docs: Path, folder: Path) -> Measure:
    _lay_out(_HUGO, docs, folder)
    for index in [*(folder / "content").rglob("index.md")]:
        # To Hugo, an index.md is a page whose neighbours are its attachments.
        index.rename(index.with_name("_index.md"))
    return program("hugo", "--quiet", "--source", str(folder))


def _eleventy(docs: Path, folder: Path) -> Measure:
    _lay_out(_ELEVENTY, docs, folder)
    return program("eleventy", "--quiet", "--config=eleventy.config.js", cwd=folder)


def _lay_out(files: dict[str, str], docs: Path, folder: Path) -> None:
    shutil.copytree(docs, folder / "content", ignore=lambda _, names: [name for name in names if _unread(name)])
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def _unread(name: str) -> bool:
    """Whether this is no page and no folder of pages."""
    return "." in name and not name.endswith(".md")
