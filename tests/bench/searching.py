"""What a reader with a slow phone waits for: the search of a large site in Chromium, slowed to a quarter."""

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, CDPSession, sync_playwright

# Words of the made-up articles: in very many pages, in few, begun, misspelt, two together.
QUERIES = ("rencontre", "union africaine", "kodraic", "co", "nimaey", "colombie 2015")
_SLOWER = 4
_ROUNDS = 5
# From the first key: when a result first stands on the page, and the longest time that nothing else could happen.
_WATCH = """() => {
  window.measured = { first: 0, found: 0, longest: 0 };
  addEventListener("keydown", () => { measured.first ||= performance.now(); }, true);
  new PerformanceObserver((tasks) => {
    for (const task of tasks.getEntries()) {
      if (measured.first) measured.longest = Math.max(measured.longest, task.duration);
    }
  }).observe({ type: "longtask" });
  new MutationObserver(() => {
    if (document.querySelector(".found .hit")) measured.found ||= performance.now();
  }).observe(document.body, { childList: true, subtree: true });
}"""


@dataclass(frozen=True, slots=True)
class Result:
    """The worst of the queries, each the middle of several runs: seconds from the first key to the first result, the
    longest block of the main thread in seconds, bytes loaded for the first query, uncompressed.
    """

    seconds: float
    blocked: float
    loaded: int


def measure(site: Path) -> Result | None:
    """The search of the built site in the folder `site`; every query begins with an empty cache. None where Chromium
    is not installed.
    """
    chromium = shutil.which("chromium")
    if not chromium:
        return None
    with _served(site) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium)
        found = [_middle([_once(browser, url, query) for _ in range(_ROUNDS)]) for query in QUERIES]
        browser.close()
    return Result(*(max(column) for column in zip(*found, strict=True)))


def _middle(rounds: list[tuple[float, float, int]]) -> tuple[float, float, int]:
    seconds, blocked, loaded = zip(*rounds, strict=True)
    return median(seconds), median(blocked), max(loaded)


def _once(browser: Browser, url: str, query: str) -> tuple[float, float, int]:
    page = browser.new_page()
    devtools = page.context.new_cdp_session(page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    page.goto(url)
    loaded = _loading(devtools)
    page.evaluate(_WATCH)
    page.get_by_role("searchbox").press_sequentially(query)
    page.wait_for_function("measured.found")
    page.wait_for_timeout(500)
    told = page.evaluate("measured")
    page.close()
    return (told["found"] - told["first"]) / 1000, told["longest"] / 1000, sum(loaded)


def _loading(devtools: CDPSession) -> list[int]:
    """A list that grows by the bytes of every file that is loaded from now on."""
    loaded: list[int] = []
    devtools.send("Network.enable")
    devtools.on("Network.loadingFinished", lambda event: loaded.append(int(event["encodedDataLength"])))
    return loaded


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *values: Any) -> None:
        pass
