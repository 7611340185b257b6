"""The toy dossier, as people would keep it: it loads without a word, and saving it changes no byte."""

import shutil
from pathlib import Path

from generator.records.layout import KINDS, MODELS
from generator.records.store import Store
from generator.schema.dossier import Dossier

TOY = Path(__file__).parent / "toy"


def todays_reading(store: Store) -> Dossier:
    """The drafts that the bases say were read last."""
    bases = store.load().files.bases
    readings = {
        kind: {key[1]: MODELS[kind].model_validate(file.base.reading) for key, file in bases.items() if key[0] == kind}
        for kind in KINDS
    }
    return Dossier(**readings)  # type: ignore[arg-type]


def content(root: Path) -> dict[str, bytes]:
    """Every file under `root`, lock and work files left out."""
    files = (path for path in root.rglob("*") if path.is_file() and path.name != ".lock")
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(files)}


def test_the_toy_dossier_loads_with_no_problem() -> None:
    loaded = Store(TOY).load()
    assert loaded.problems == ()
    assert len(loaded.dossier.articles) == 3 and len(loaded.dossier.events) == 6


def test_reading_the_toy_dossier_again_changes_no_byte(tmp_path: Path) -> None:
    root = tmp_path / "toy"
    shutil.copytree(TOY, root)
    store = Store(root)
    with store.lock("test"):
        assert store.write(store.plan(store.load(), todays_reading(store))) == []
    shutil.rmtree(root / "sources" / "schema")
    assert content(root) == content(TOY)


def test_a_lost_base_never_costs_a_fact(tmp_path: Path) -> None:
    root = tmp_path / "toy"
    shutil.copytree(TOY, root)
    drafts = todays_reading(Store(root))
    shutil.rmtree(root / "sources" / ".base")
    store = Store(root)
    with store.lock("test"):
        store.write(store.plan(store.load(), drafts))
    before, after = Store(TOY).load().files, store.load().files
    assert {key: file.data for key, file in after.records.items()} == {
        key: file.data for key, file in before.records.items()
    }
