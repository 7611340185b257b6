"""`dossier check`: every problem of every file at once, with its place and a way out."""

import json
import shutil
from pathlib import Path

import pytest
import yaml

from generator.records.check import check
from generator.records.formatting import formatted
from generator.records.guessing import guess_date
from generator.records.store import Store

TOY = Path(__file__).parent / "toy"
MISTAKES = yaml.safe_load((TOY.parent / "mistakes.yml").read_text(encoding="utf-8"))
STORM, DEAL = "events/tempete-cote-ostrienne", "events/accord-peche-port-clair"


class Toy:
    """A copy of the toy dossier to spoil."""

    def __init__(self, root: Path) -> None:
        shutil.copytree(TOY, root)
        self.store = Store(root)
        self.sources = root / "sources"
        self.texts = {path.stem: path.read_text(encoding="utf-8") for path in self.sources.glob("articles/*.txt")}

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.sources / f"{name}.yml"
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), encoding="utf-8")

    def line(self, name: str, words: str) -> int:
        lines = (self.sources / f"{name}.yml").read_text(encoding="utf-8").splitlines()
        return next(number for number, line in enumerate(lines, 1) if words in line)

    def problems(self) -> list[str]:
        plain = (str(problem) for problem in check(self.store.load(), self.texts))
        return [line.replace("\u00a0", " ").replace("\u202f", " ") for line in plain]

    def fix(self) -> list[str]:
        with self.store.lock("check"):
            return [str(problem) for problem in self.store.fix(self.texts)]


@pytest.fixture
def toy(tmp_path: Path) -> Toy:
    return Toy(tmp_path / "toy")


def test_a_sound_dossier_has_no_problem(toy: Toy) -> None:
    assert toy.problems() == []


@pytest.mark.parametrize("mistake", MISTAKES, ids=[f"{each['file']}: {each['new']}" for each in MISTAKES])
def test_each_kind_of_mistake_is_named_with_its_place(toy: Toy, mistake: dict[str, str]) -> None:
    name = mistake["file"]
    line = toy.line(name, mistake["old"].partition("\n")[0])
    toy.edit(name, mistake["old"], mistake["new"])
    says = mistake["says"].format(line=line, next=line + 1)
    assert [each for each in toy.problems() if each.startswith(f"sources/{name}.yml:") and says in each], toy.problems()


@pytest.mark.parametrize(
    "mistake", [each for each in MISTAKES if each.get("mended")], ids=lambda each: str(each["new"])
)
def test_what_is_plainly_a_slip_is_mended(toy: Toy, mistake: dict[str, str]) -> None:
    toy.edit(mistake["file"], mistake["old"], mistake["new"])
    assert toy.fix() == []


def test_a_mistake_hides_no_other_and_all_come_in_order(toy: Toy) -> None:
    toy.edit(STORM, "place: cote-ostrienne", "lieu: cote-ostrienne")
    toy.edit(STORM, "date: 2031-02", "date: hier")
    toy.edit(DEAL, "place: port-clair", "place: nulle-part")
    (toy.sources / "places" / "lunea.yml").write_text("id: lunea\nname: Lunéa : port\n", encoding="utf-8")
    found = check(toy.store.load(), toy.texts)
    assert found == sorted(found)
    assert [(each.file, each.path) for each in found] == [
        (f"sources/{DEAL}.yml", "place"),
        (f"sources/{STORM}.yml", "date"),
        (f"sources/{STORM}.yml", "lieu"),
        ("sources/places/lunea.yml", ""),
    ]


def test_evidence_that_a_person_copied_into_a_second_event_is_claimed_twice(toy: Toy) -> None:
    path = toy.sources / f"{STORM}.yml"
    own = path.read_text(encoding="utf-8").partition("evidence:\n  - article: radio")[2].partition("reviewed")[0]
    toy.edit(DEAL, "reviewed: false", f"  - article: radio{own}reviewed: false")
    found = toy.problems()
    assert [line.split(": ", 2)[2] for line in found] == [
        "cette citation appartient aussi à tempete-cote-ostrienne (retirez-la de l’une des deux fiches)",
        "cette citation appartient aussi à accord-peche-port-clair (retirez-la de l’une des deux fiches)",
    ]


def test_two_files_with_one_id_are_told(toy: Toy) -> None:
    shutil.copy(toy.sources / f"{STORM}.yml", toy.sources / "events" / "zzz.yml")
    assert toy.problems() == [
        "sources/events/zzz.yml: l’identifiant « tempete-cote-ostrienne » est déjà celui de "
        "sources/events/tempete-cote-ostrienne.yml (donnez à ce fichier un identifiant à lui, ou supprimez-le)"
    ]


def test_a_record_with_another_suffix_is_not_passed_over_in_silence(toy: Toy) -> None:
    shutil.move(toy.sources / f"{STORM}.yml", toy.sources / f"{STORM}.yaml")
    (problem,) = toy.problems()
    assert problem.startswith(f"sources/{STORM}.yaml: le fichier n’est pas lu")
    assert toy.fix() == []


def test_a_base_edited_by_hand_is_told(toy: Toy) -> None:
    path = toy.sources / ".base" / f"{STORM}.json"
    path.write_text(path.read_text(encoding="utf-8").replace("2031-03", "2031-04"), encoding="utf-8")
    (problem,) = toy.problems()
    assert problem.startswith(
        "sources/.base/events/tempete-cote-ostrienne.json: la version du programme a été modifiée"
    )


def test_an_event_without_evidence_is_a_warning(toy: Toy) -> None:
    (toy.sources / "events" / "neuf.yml").write_text('id: neuf\ntitle: "Neuf"\ntype: AID\n', encoding="utf-8")
    (problem,) = check(toy.store.load(), toy.texts)
    assert (problem.severity, problem.file) == ("warning", "sources/events/neuf.yml")


def test_one_actor_cannot_be_another_and_not(toy: Toy) -> None:
    toy.edit("actors/ostrie", "reviewed:", "same_as: [valdorie]\ndistinct_from: [valdorie]\nreviewed:")
    assert any("figure à la fois dans same_as et dans distinct_from" in problem for problem in toy.problems())


@pytest.mark.parametrize(
    ("judgement", "says"),
    [
        ("same_as: [ostrie]", "same_as[0]: la fiche se nomme elle-même"),
        ("same_as: [valdori]", "same_as[0]: aucun acteur n’a l’identifiant « valdori » (« valdorie » ?)"),
        ("distinct_from: [personne]", "distinct_from[0]: aucun acteur n’a l’identifiant « personne » (prenez le nom"),
    ],
)
def test_a_judgement_about_nobody_is_a_warning(toy: Toy, judgement: str, says: str) -> None:
    toy.edit("actors/ostrie", "reviewed:", f"{judgement}\nreviewed:")
    (problem,) = toy.problems()
    assert says in problem
    assert [each.severity for each in check(toy.store.load(), toy.texts)] == ["warning"]


def test_an_english_dossier_is_checked_in_english(toy: Toy) -> None:
    toy.edit("dossier", "language: fr", "language: en")
    toy.edit(STORM, "place: cote", "plaec: cote")
    assert "plaec: there is no key “plaec” here (“place”?)" in toy.problems()[0]


def test_what_is_mechanical_is_mended(toy: Toy) -> None:
    toy.edit(STORM, "place: cote", "plaec: cote")
    toy.edit(STORM, "date: 2031-02", "date: février 2031  # à peu près")
    toy.edit(STORM, "type: AID", "type: aid")
    toy.edit(STORM, "start: 198", "start: 199")
    toy.edit(DEAL, 'title: "La Valdorie et', "title: Pêche : La Valdorie et")
    toy.edit(DEAL, 'pêche à Port-Clair"', "pêche à Port-Clair")
    shutil.move(toy.sources / "actors" / "ostrie.yml", toy.sources / "actors" / "autriche.yml")
    assert toy.fix() == []
    dossier = toy.store.load().dossier
    storm = dossier.events["tempete-cote-ostrienne"]
    assert (storm.place, storm.date, storm.type, storm.evidence[0].start) == ("cote-ostrienne", "2031-02", "AID", 198)
    assert dossier.events["accord-peche-port-clair"].title.startswith("Pêche : La Valdorie et")
    assert "ostrie" in dossier.actors
    assert "date: 2031-02  # à peu près" in (toy.sources / f"{STORM}.yml").read_text(encoding="utf-8")


def test_what_takes_a_decision_is_not_mended(toy: Toy) -> None:
    toy.edit(STORM, "place: cote-ostrienne", "place: cote-ostriene")
    toy.edit(STORM, "role: source}", "role: sourse}")
    text = (toy.sources / f"{STORM}.yml").read_text(encoding="utf-8")
    assert len(toy.fix()) == 1
    assert (toy.sources / f"{STORM}.yml").read_text(encoding="utf-8") == text


def test_problems_are_written_for_programs_too(toy: Toy) -> None:
    toy.edit(STORM, "place: cote", "plaec: cote")
    line = toy.line(STORM, "plaec")
    found = check(toy.store.load(), toy.texts)
    (entry,) = json.loads(formatted(found, "json"))
    assert (entry["file"], entry["line"], entry["path"]) == (f"sources/{STORM}.yml", line, "plaec")
    assert formatted(found, "github").startswith(f"::error file=sources/{STORM}.yml,line={line},col=1::plaec: ")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("31/10/2022", "2022-10-31"),
        ("31.10.2022", "2022-10-31"),
        ("2022-9-1", "2022-09-01"),
        ("2022/09", "2022-09"),
        ("1er août 2022", "2022-08-01"),
        ("AOUT 2022", "2022-08"),
        ("3 March 2022", "2022-03-03"),
        ("31/02/2022", ""),
        ("18 Août 2024", "2024-08-18"),
        ("du 18 au 19 août 2024", "2024-08-18/2024-08-19"),
        ("18-19 août 2024", "2024-08-18/2024-08-19"),
        ("du 30 août au 2 septembre 2024", "2024-08-30/2024-09-02"),
        ("entre mai 2020 et juin 2021", "2020-05/2021-06"),
        ("2024-08-19/2024-08-18", "2024-08-18/2024-08-19"),
        ("2024-08-18 - 2024-08-19", "2024-08-18/2024-08-19"),
        ("18/08/2024 au 19/08/2024", "2024-08-18/2024-08-19"),
        ("vers 2024-08", "2024-08~"),
        ("vers août 2024", "2024-08~"),
        ("2024-08 environ", "2024-08~"),
        ("août 2024 ?", "2024-08?"),
        ("hier", ""),
        ("du lundi au mardi", ""),
        ("-" * 5000, ""),
        ("", ""),
    ],
)
def test_a_date_written_otherwise_is_guessed(written: str, meant: str) -> None:
    assert guess_date(written) == meant


def test_files_that_editors_leave_behind_are_passed_over(toy: Toy) -> None:
    for name in (
        f"{STORM}.yml~",
        "events/.tempete.yml.swp",
        f"{STORM}.yml.bak",
        "events/.#tempete.yml",
        "events/.x.yml",
    ):
        (toy.sources / name).write_text("quoi : rien\n", encoding="utf-8")
    assert toy.problems() == []


def test_of_a_record_and_its_copy_the_copy_is_told(toy: Toy) -> None:
    shutil.copy(toy.sources / f"{STORM}.yml", toy.sources / f"{STORM} (copie).yml")
    (problem,) = toy.problems()
    assert problem.startswith(f"sources/{STORM} (copie).yml: l’identifiant « tempete-cote-ostrienne » est déjà celui")


def test_a_record_in_a_folder_below_is_not_taken_for_deleted(toy: Toy) -> None:
    (toy.sources / "events" / "2031").mkdir()
    shutil.move(toy.sources / f"{STORM}.yml", toy.sources / "events" / "2031" / "tempete-cote-ostrienne.yml")
    (problem,) = toy.problems()
    assert problem == (
        "sources/events/2031/tempete-cote-ostrienne.yml: le fichier n’est pas lu : une fiche ne se range pas dans un "
        "sous-dossier (rangez-le directement dans sources/events)"
    )


@pytest.mark.parametrize("content", [b"", b"  \n\n", "# à refaire\n".encode()])
def test_a_file_saved_empty_is_told_and_no_record_is_lost(toy: Toy, content: bytes) -> None:
    (toy.sources / f"{STORM}.yml").write_bytes(content)
    (problem,) = toy.problems()
    assert "le fichier est vide, ou ne contient pas de clés et de valeurs (rétablissez-le (git checkout)" in problem


def test_a_file_in_another_encoding_is_told_with_its_line(toy: Toy) -> None:
    text = (toy.sources / f"{STORM}.yml").read_text(encoding="utf-8").replace("«", "<").replace("»", ">")
    (toy.sources / f"{STORM}.yml").write_bytes(text.encode("latin-1"))
    (problem,) = toy.problems()
    assert problem.startswith(f"sources/{STORM}.yml:3: le fichier n’est pas en UTF-8 (enregistrez-le en UTF-8, ou ")


def test_what_the_system_refuses_is_said_in_the_language_of_the_dossier(toy: Toy) -> None:
    (toy.sources / "events" / "perdu.yml").symlink_to("nulle-part.yml")
    (toy.sources / "events" / "un-dossier.yml").mkdir()
    assert toy.problems() == [
        "sources/events/perdu.yml: illisible : le fichier n’existe pas",
        "sources/events/un-dossier.yml: illisible : c’est un dossier, pas un fichier",
    ]
