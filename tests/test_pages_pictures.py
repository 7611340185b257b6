"""Pictures say what their tables say, and are the same for the same dossier."""

import re
from dataclasses import replace

import pytest

from generator.pages import Site
from generator.pages.atlas import around, land
from generator.schema.records import PlaceRecord
from tests.sites import rendered

BRUSSELS, BAKU = (4.35, 50.85), (49.87, 40.41)


def test_the_map_has_a_dot_for_every_place_with_coordinates_and_events(toy_pages: dict[str, str]) -> None:
    page = toy_pages["lieux/index.md"]
    assert page.count("atlas__dot") == 2 and "Port-Clair" in page and "Lunéa" in page


def test_a_map_holds_all_its_points_and_keeps_its_shape() -> None:
    window = around([BRUSSELS, BAKU], 880, 1.7)
    for x, y in (window.place(*BRUSSELS), window.place(*BAKU)):
        assert 0 < x < window.width and 0 < y < window.height
    assert window.width / window.height == pytest.approx(1.7, rel=0.05)


def test_one_place_alone_is_shown_in_its_region() -> None:
    window = around([BAKU], 880, 1.7)
    assert window.east - window.west >= 8


@pytest.mark.parametrize("points", [[(179.0, -85.0), (-179.0, 85.0)], [(0.0, 90.0)], [(200.0, -100.0)]])
def test_no_place_on_earth_or_off_it_breaks_the_map(points: list[tuple[float, float]]) -> None:
    path = land(around(points, 880, 1.7))
    assert "nan" not in path and "inf" not in path


def test_land_stays_inside_the_picture() -> None:
    window = around([BRUSSELS, BAKU], 880, 1.7)
    numbers = [float(n) for n in re.findall(r"-?[\d.]+", land(window))]
    assert len(numbers) > 1000
    assert all(-0.1 <= x <= window.width + 0.1 for x in numbers[::2])
    assert all(-0.1 <= y <= window.height + 0.1 for y in numbers[1::2])


def test_a_dossier_without_coordinates_has_no_map(toy_view: Site) -> None:
    places = {key: PlaceRecord(id=key, name=place.name) for key, place in toy_view.dossier.places.items()}
    page = rendered(replace(toy_view, dossier=replace(toy_view.dossier, places=places)))["lieux/index.md"]
    assert "<svg" not in page and "Port-Clair" in page


def test_every_line_of_the_network_leads_to_its_row(toy_pages: dict[str, str]) -> None:
    page = toy_pages["reseau/index.md"]
    lines = set(re.findall(r'<a href="#(lien-[^"]+)"', page))
    assert lines and lines == set(re.findall(r'<tr id="(lien-[^"]+)"', page))


def test_activity_counts_an_event_once(toy_view: Site, toy_pages: dict[str, str]) -> None:
    cells = re.findall(r'<td class="heat heat--\d"><a [^>]*>(\d+|·)</a></td>', toy_pages["dates/index.md"])
    dated = [e for e in toy_view.dossier.events.values() if e.date and e.status != "rejected"]
    assert sum(int(cell) for cell in cells if cell != "·") == len(dated)
