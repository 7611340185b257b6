"""The menu that all dossiers share, of which a new one lacks what people write."""

from pathlib import Path

from generator.messages import messages
from generator.publishing.hook import _menu

NAV = [{"nav.home": "index.md"}, {"menu.about": [{"nav.method": "methode.md"}, {"Équipe": "equipe.md"}]}]


def test_pages_that_people_write_stand_in_the_menu_once_they_are_there(tmp_path: Path) -> None:
    say = messages("fr")
    team = {"Équipe": "equipe.md"}
    assert _menu(NAV, say, tmp_path) == [{say("nav.home"): "index.md"}, {say("menu.about"): [team]}]
    (tmp_path / "methode.md").touch()
    method = {say("nav.method"): "methode.md"}
    assert _menu(NAV, say, tmp_path) == [{say("nav.home"): "index.md"}, {say("menu.about"): [method, team]}]
