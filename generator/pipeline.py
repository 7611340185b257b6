"""The story of a dossier: articles -> readings -> resolution -> records -> pages -> site.

Every stage is a value handed to the next; only this module knows their order. Progress is reported through a
context manager that wraps the paths being read, so that the command line can draw a bar and tests need none.
"""

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path
from typing import Any

from generator import articles, drafted, memory, publishing, unchanged
from generator.drawing import State, draw
from generator.errors import DossierError, Problem
from generator.exports.annotation import annotation
from generator.exports.times import Times
from generator.following import Written, following, written_by
from generator.language import Language, language_of
from generator.memory import Memory
from generator.messages import messages
from generator.pages.explaining import explain as explain_record
from generator.pages.words import Words
from generator.publishing.listing import Listing
from generator.reading.reader import read as read_article
from generator.readings.cache import Read
from generator.readings.clusters import cluster
from generator.readings.gathering import FEW, gather
from generator.readings.watching import Progress
from generator.records.actions import EXPECTED, Action
from generator.records.check import check as check_records
from generator.records.corrections import by_record
from generator.records.diff import counts, stop_above
from generator.records.judgements import judgements, stated_beside
from generator.records.loading import load_settings
from generator.records.planning import Plan
from generator.records.snapshot import Loaded
from generator.records.store import Store
from generator.resolving.resolver import resolve
from generator.schema.article import Article
from generator.schema.dossier import NOTHING, Dossier, Recalled, Resolution
from generator.schema.records import ArticleRecord
from generator.work import Work
from generator.workers import apart
from generator.workspace import LANGUAGE, Workspace, words_of


def annotate(
    paths: Iterable[Path], progress: Progress = nullcontext, *, times: Times = "dates"
) -> list[dict[str, Any]]:
    """What is read in the article files, and in those of the folders, among `paths`, compared with one another.

    `times` "all" lists durations, frequencies and other times among the dates.

    Raises DossierError with the problems of all files that cannot be read.
    """
    files = article_files(paths)
    reads = _all_read(*gather(files, Path(), LANGUAGE, progress=progress))
    resolution = _resolve(reads, Dossier(articles=stated_beside(files)))
    return [annotation(article, resolution.articles[article.id], times) for article, _ in reads]


def annotate_text(
    text: str, *, published: str | None = None, times: Times = "dates", language: Language
) -> dict[str, Any]:
    """What is read in one text, against a day of publication (EDTF) where one is given."""
    article = articles.parse(text, id="text", file="", sha256="", language=language)
    known = {"text": ArticleRecord(id="text", published=published)} if published else {}
    resolution = resolve([article], [read_article(article, language)], language, Dossier(articles=known))
    return annotation(article, resolution.articles["text"], times)


def read(workspace: Workspace, progress: Progress = nullcontext, *, expected: int = EXPECTED) -> Plan:
    """Articles to records: reads, resolves and writes what differs; returns what was done.

    Raises DossierError, with nothing written, where an article or a record cannot be read, or where more than
    `expected` records would be changed or removed.
    """
    return _carried_out(workspace, progress, expected)[0]


def _carried_out(workspace: Workspace, progress: Progress, expected: int = EXPECTED) -> tuple[Plan, Loaded]:
    """The plan that was carried out, and the records as they were before."""
    reads = _all_read(*_gather(workspace, progress))
    store = Store(workspace.root)
    with store.lock("read"):
        loaded = store.load()
        plan, kept = _planned(store, loaded, reads)
        stop_above(plan, expected, words_of(workspace))
        problems = store.write(plan)
        if problems:
            raise DossierError(problems)
        drafted.keep(workspace.root, kept)
    return plan, loaded


def check(workspace: Workspace, *, fix: bool = False) -> list[Problem]:
    """Every problem in the articles and records, sorted; with `fix`, those left once the mechanical are mended."""
    found, problems = _load_all(article_files([workspace.articles]), workspace.root)
    texts = {article.id: article.text for article in found}
    store = Store(workspace.root)
    if fix:
        with store.lock("check"):
            return sorted([*problems, *store.fix(texts)])
    return sorted([*problems, *check_records(store.load(), texts)])


def preview(workspace: Workspace, progress: Progress = nullcontext) -> Plan:
    """What `read` would change; nothing is written."""
    reads = _all_read(*_gather(workspace, progress))
    store = Store(workspace.root)
    return _planned(store, store.load(), reads)[0]


def render(workspace: Workspace) -> publishing.Counts:
    """Records to Markdown pages and downloads under docs/; raises DossierError where a record cannot be read."""
    return draw(workspace.docs, _state(workspace)).counts


def _state(workspace: Workspace) -> State:
    reads, _ = _gather(workspace)
    texts = {article.id: (article, reading.sentences) for article, reading in reads}
    # Pages want the sentences alone, and all else that was read fills a memory.
    del reads
    loaded = _sound(Store(workspace.root).load())
    files = {key: article.file for key, (article, _) in texts.items()}
    known = Memory({}, loaded.dossier, loaded.redirects, files, by_record(loaded))
    return State(known, texts, lambda: language_of(LANGUAGE))


def rebuild(workspace: Workspace, progress: Progress, found: Listing) -> Work:
    """Articles to records to pages, whatever the last build left; `found` is what the files looked like before.

    Two steps that have nothing in common but files, and that each fill a memory.
    """
    pays = len(article_files([workspace.articles])) >= FEW
    told, written = apart(partial(_read_records, workspace, progress), pays)
    pages, in_part = apart(partial(_draw_pages, workspace, found, written), pays)
    return Work(told, pages, in_part)


def _read_records(workspace: Workspace, progress: Progress) -> tuple[Mapping[Action, int], Written]:
    """What was done to the records, and which files were written."""
    plan, loaded = _carried_out(workspace, progress)
    return counts(plan), written_by(plan, Store(workspace.root), loaded)


def _draw_pages(workspace: Workspace, found: Listing, written: Written) -> tuple[publishing.Counts, bool]:
    """What was done to the pages, and whether only a part of them was drawn; `found` is what the files looked like
    before the records' files were `written`.
    """
    root = workspace.root
    before = memory.recall(root)
    changed = unchanged.changed(before.listing, found) if before else set()
    is_drawn = all(path.startswith("sources/") for path in changed)
    read_anew = {Path(path).stem for path in changed if path.startswith("sources/articles/")}
    shown = before if is_drawn else None
    files = {path.stem: articles.path_in(path, root) for path in article_files([workspace.articles])}
    with following(shown, workspace, written.since(changed), files) as followed:
        state = followed or _state(workspace)
        drawn = draw(workspace.docs, state, shown, read_anew & state.texts.keys())
    now = unchanged.look(root)
    if unchanged.is_settled(found, now, written.paths):
        memory.keep(root, state.memory.drawn(now, drawn.desk))
        unchanged.remember(root, now)
    else:
        memory.forget(root)
        unchanged.forget(root)
    return drawn.counts, drawn.in_part


def explain(workspace: Workspace, record_id: str) -> str | None:
    """Which words, rules and reference days made a record; None where no record has that id."""
    dossier = Store(workspace.root).load().dossier
    return explain_record(dossier, record_id, Words(messages(dossier.settings.language)))


def article_files(paths: Iterable[Path]) -> list[Path]:
    """The article files among `paths` and directly inside the folders among them, sorted by name."""
    named = list(paths)
    found = {path for path in named if path.is_file()}
    for folder in (path for path in named if path.is_dir()):
        found |= {path for path in folder.iterdir() if path.suffix.lower() in articles.READERS}
    return sorted(found, key=lambda path: (path.stem, path))


def _gather(workspace: Workspace, progress: Progress = nullcontext) -> tuple[list[Read], list[Problem]]:
    """The dossier's articles with their readings, and the problems of those that cannot be read."""
    files = article_files([workspace.articles])
    with _readers(workspace) as executor:
        return gather(files, workspace.root, LANGUAGE, kept=workspace.readings, progress=progress, executor=executor)


def _readers(workspace: Workspace) -> AbstractContextManager[Executor | None]:
    if workspace.scheduler is None:
        return nullcontext()
    return cluster(workspace.scheduler, load_settings(workspace.root)[0].language)


def _all_read(reads: list[Read], problems: list[Problem]) -> list[Read]:
    if problems:
        raise DossierError(problems)
    return reads


def _planned(store: Store, loaded: Loaded, reads: Sequence[Read]) -> tuple[Plan, drafted.Kept]:
    """What is to be done, and what is to be known then."""
    drafts, worked_out = drafted.recall(store.root)
    found = _resolve(reads, judgements(loaded), worked_out)
    owners = {key: each.owner for key, each in drafts.items()}
    plan = store.plan(loaded, found.drafts, owners, drafted.same(drafts, found.made, loaded))
    return plan, drafted.Kept(drafted.after(plan, found.made, loaded), found.worked_out)


def _resolve(reads: Sequence[Read], known: Dossier, before: Recalled = NOTHING) -> Resolution:
    found, readings = [article for article, _ in reads], [reading for _, reading in reads]
    return resolve(found, readings, language_of(LANGUAGE), known, before)


def _load_all(files: Iterable[Path], root: Path) -> tuple[list[Article], list[Problem]]:
    """The articles that can be read, and the problems of all others."""
    loaded: list[Article] = []
    problems: list[Problem] = []
    for path in files:
        try:
            loaded.append(articles.load(path, root, language_of(LANGUAGE)))
        except DossierError as error:
            problems.extend(error.problems)
    return loaded, problems


def _sound(loaded: Loaded) -> Loaded:
    if any(problem.severity == "error" for problem in loaded.problems):
        raise DossierError(loaded.problems)
    return loaded
