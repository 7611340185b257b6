"""`dossier build` and `dossier serve`: nothing, a little or everything is done, as much as changed asks for.

The modules of each are loaded when it is done: those that read and resolve take as long as an edit.
"""

from collections.abc import Callable, Collection
from contextlib import nullcontext
from pathlib import Path

from generator import publishing, unchanged
from generator.errors import DossierError, Problem
from generator.publishing.listing import Listing, listing, names, stamp
from generator.readings.watching import Progress
from generator.work import Work
from generator.workspace import Workspace, words_of


def build(workspace: Workspace, progress: Progress = nullcontext, *, offline: bool = False) -> Work | None:
    """Everything, from the articles to site/; `offline` to site-offline.zip, a site that opens from a folder.

    Returns what was done to records and pages, None where nothing had changed since the last build.
    """
    root = workspace.root
    docs, site = listing(str(workspace.docs)), publishing.site_of(root, offline=offline)
    now, was_shown = unchanged.look(root, docs), unchanged.is_shown(root, site, docs)
    is_as_built = unchanged.is_as_built(root, now)
    if is_as_built and was_shown and not offline and publishing.stands(root, site, docs):
        return None
    done = None if is_as_built else _brought_up_to_date(workspace, progress, now)
    changed = done.pages.changed if done and done.in_part and was_shown else None
    _published(root, offline=offline, changed=changed)
    unchanged.remember_shown(root, site, docs)
    if offline:
        publishing.pack(site)
    return done


def _published(root: Path, *, offline: bool, changed: Collection[str] | None) -> None:
    # MkDocs and the records' models: not for a build that has nothing to do.
    from generator.publishing import driving
    from generator.records.loading import load_settings

    driving.build(root, offline=offline, site_name=load_settings(root)[0].title, changed=changed)


def _brought_up_to_date(workspace: Workspace, progress: Progress, now: Listing) -> Work:
    from generator.retouch import retouch

    if done := retouch(workspace, now):
        return done
    from generator import pipeline

    return pipeline.rebuild(workspace, progress, now)


def serve(workspace: Workspace, address: str, tell: Callable[[str], None]) -> None:
    """Builds, then serves the site and follows changes until interrupted; `tell` hears of problems as they come."""
    # A server's modules would make every other verb start a tenth slower.
    from generator.publishing import serving

    say = words_of(workspace)
    following = Following(workspace)

    def rebuild(saved: frozenset[Path] | None) -> tuple[Problem, ...]:
        try:
            following.build(saved)
        except DossierError as error:
            tell(str(error))
            return error.problems
        return ()

    serving.serve(workspace.root, address, rebuild, say, lambda url: tell(say("cli.serving", address=url)))


class Following:
    """A dossier that is built again and again in one process, whose memory spares looking at files nobody saved."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        # Whether all is as the last build of this process left it.
        self._is_sound = False

    def build(self, saved: frozenset[Path] | None) -> None:
        """Brings records, pages and site up to date after these files were saved, None where any may have been."""
        was_sound, self._is_sound = self._is_sound, False
        if not (saved and was_sound and self._carried_through(saved)):
            build(self._workspace)
        self._is_sound = True

    def _carried_through(self, saved: frozenset[Path]) -> bool:
        from generator import memory
        from generator.retouch import retouch

        root = self._workspace.root
        folder, known = root.absolute(), memory.at_hand(root)
        if known is None or not all(path.is_relative_to(folder) for path in saved):
            return False
        marks = {path.relative_to(folder).as_posix(): stamp(path) for path in saved}
        now = {path: mark for path, mark in (known.listing | marks).items() if mark}
        if now == known.listing:
            return True
        done = retouch(self._workspace, now)
        if done is None:
            return False
        _published(root, offline=False, changed=done.pages.changed)
        unchanged.remember_shown(root, publishing.site_of(root), dict.fromkeys(names(str(self._workspace.docs)), ""))
        return True
