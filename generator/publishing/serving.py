"""The site on this machine while its dossier is being edited: MkDocs' development server over what was built last.

An open page reloads itself after every build. Where a build found problems, every page shows them above what it said
before, until they are mended.
"""

import signal
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

from generator.errors import DossierError, Problem
from generator.messages import Messages
from generator.publishing.driving import settings
from generator.publishing.watching import Watch

Rebuild = Callable[[frozenset[Path] | None], Sequence[Problem]]

# How long an editor may take to write what belongs together, in seconds.
_CALM = 0.05
_BANNER = """<aside role="alert" data-problems style="position:sticky;top:0;z-index:99;padding:.75rem 1.25rem;\
background:#7f1d1d;color:#fff;font:1rem/1.5 system-ui,sans-serif"><strong>{title}</strong>\
<ul style="margin:.25rem 0 0;padding-left:1.25rem">{items}</ul></aside>"""


def serve(root: Path, address: str, rebuild: Rebuild, say: Messages, ready: Callable[[str], None]) -> None:
    """Builds, calls `ready` with the site's address, and follows changes of sources/ and docs/ until interrupted.

    `address` is HOST:PORT. `rebuild` brings site/ up to date and returns the problems that it found; it is told which
    files were saved, None where any may have been. Raises DossierError where the address cannot be had.
    """
    server = _Server(root, address, rebuild, say, ready)
    for path in (root / "sources", root / "docs", root / "mkdocs.yml"):
        if path.exists():
            server.watch(str(path))
    # A shell that starts the server in the background has it ignore interrupts; it must still stop when asked to.
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, signal.default_int_handler)
    server.rebuild()
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except OSError as error:
        raise DossierError([Problem(address, 0, 0, "", error.strerror or str(error))]) from error
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()


class _Server(LiveReloadServer):
    def __init__(self, root: Path, address: str, rebuild: Rebuild, say: Messages, ready: Callable[[str], None]) -> None:
        site = root.resolve() / "site"
        host, _, port = address.rpartition(":")
        mount = urlsplit(load_config(**settings(root, site)).site_url or "/").path
        super().__init__(self.rebuild, host, int(port), str(site), mount)
        self._watch = Watch(root / "docs")
        self.observer = self._watch  # type: ignore[assignment]
        self.build_delay = _CALM
        self.error_handler = self._error_page
        self._rebuild_site = rebuild
        self._say = say
        self._ready = ready
        self._problems: Sequence[Problem] = ()

    def rebuild(self) -> None:
        self._problems = self._rebuild_site(self._watch.saved())

    def server_activate(self) -> None:
        super().server_activate()
        self._ready(self.url)

    def _error_page(self, code: int) -> bytes | None:
        """The site's page for what is not found; before a first build ended well, nothing but the banner."""
        file = Path(self.root) / f"{code}.html"
        content = file.read_bytes() if file.is_file() else b"<!doctype html><meta charset=utf-8><body></body>"
        return self._inject_js_into_html(content, self._visible_epoch)

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        start = content.find(b">", content.find(b"<body")) + 1
        page = content[:start] + self._banner().encode() + content[start:]
        injected: bytes = super()._inject_js_into_html(page, epoch)  # type: ignore[no-untyped-call]
        return injected

    def _banner(self) -> str:
        if not self._problems:
            return ""
        stopped = any(problem.severity == "error" for problem in self._problems)
        items = "".join(f"<li>{escape(str(problem))}</li>" for problem in self._problems)
        return _BANNER.format(title=escape(self._say("serve.stopped" if stopped else "serve.warned")), items=items)
