"""What independent judges say of the built site: an HTML validator on every page, Lighthouse on those most read."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests import judges
from tests.large import PARTS

pytestmark = pytest.mark.browser

# As far as the measuring of speed goes, the best of this many looks counts: other programs only ever slow a page down.
_LOOKS = 3
_FAST = 95
_READ_MOST = {
    "home": "",
    "event": "evenements/visite-etat-poutine-bakou/",
    "actor": "acteurs/vladimir-poutine/",
    "timeline": "chronologie/",
}


@pytest.mark.parametrize("name", ["toy_site", "toy_folder", "dossier_site"])
def test_no_page_breaks_a_rule_of_html(name: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(name)
    assert judges.faults_of_html(sorted(folder.rglob("*.html"))) == []


def test_no_page_of_a_part_breaks_a_rule_of_html(large_site: Path) -> None:
    assert judges.faults_of_html(large_site / address / "index.html" for address in PARTS.values()) == []


def test_no_attack_makes_a_page_break_a_rule_of_html(attacked_site: Path) -> None:
    """Save one: the validator counts an escaped "<" of a title as four characters."""
    faults = judges.faults_of_html(sorted(attacked_site.rglob("*.html")))
    assert [fault for fault in faults if " long-title: " not in fault] == []


@pytest.mark.parametrize("kind", _READ_MOST)
def test_lighthouse_finds_nothing_to_mend(
    kind: str, dossier_site: Path, serve: Callable[[Path], str], chromium: str
) -> None:
    address = serve(dossier_site) + _READ_MOST[kind]
    speed = 0
    for _ in range(_LOOKS):
        report = judges.lighthouse(address, chromium)
        points = judges.scores(report)
        speed = max(speed, points.pop("performance"))
        assert points == dict.fromkeys(points, 100), {name: judges.failed(report, name) for name in points}
        if speed >= _FAST:
            return
    pytest.fail(f"performance {speed}: {judges.failed(report, 'performance')}")
