"""The records on disk: load them, plan what a reading would change, write it whole or not at all."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from generator.errors import DossierError, Problem
from generator.messages import Messages, messages
from generator.records import jsonschema, transaction
from generator.records.base import FOLDER
from generator.records.check import check, findings
from generator.records.fixing import fixes
from generator.records.layout import KINDS
from generator.records.loading import SOURCES, Key, load_settings, reason
from generator.records.planning import Plan, plan, replan
from generator.records.renames import Redirects
from generator.records.snapshot import Loaded, load, load_again, load_some
from generator.records.transaction import Change
from generator.schema.dossier import Dossier

_PASSES = 5


class Store:
    """The records of the dossier in `root`, the folder that holds `sources/`.

    The way of a reading: `with store.lock("read"): loaded = store.load(); plan = store.plan(loaded, drafts);
    store.write(plan)`. Loading alone needs no lock.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._folder = root / SOURCES / FOLDER
        self._staging = self._folder / ".writing"

    @contextmanager
    def lock(self, verb: str, wait: float = 10) -> Iterator[None]:
        """Keeps other runs out, after waiting up to `wait` seconds for one to end; finishes what a killed run began.

        Raises DossierError with the verb, process number and start of the run that holds the dossier.
        """
        try:
            with transaction.lock(self._folder, verb, wait):
                transaction.finish(self.root, self._staging)
                yield
        except transaction.BusyError as busy:
            raise self._stop("busy", SOURCES, holder=busy.holder) from busy
        except transaction.NoRoomError as error:
            raise self._stop("no_room", SOURCES, reason=reason(error, self._say)) from error

    def load(self) -> Loaded:
        """All records as they are now; `problems` holds what could not be read, the dossier all the rest."""
        return load(self.root)

    def load_some(self, keys: Collection[Key], redirects: Redirects) -> Loaded:
        """The records `keys` alone; `redirects` are those of the whole dossier."""
        return load_some(self.root, keys, redirects)

    def load_again(self, loaded: Loaded, keys: Collection[Key]) -> Loaded:
        """The same once the program has written the records `keys`, and nothing else changed."""
        return load_again(self.root, loaded, keys)

    def plan(
        self,
        loaded: Loaded,
        drafts: Dossier,
        owners: Mapping[Key, str | None] = MappingProxyType({}),
        same: Collection[Key] = (),
    ) -> Plan:
        """What writing the drafts of today's reading would change; nothing is written.

        `owners` are the records that drafts went to last time, `same` the drafts that are what they were then, and of
        which the bases hold what was read.

        Raises DossierError with all problems where a file of `loaded` could not be read: planning around it
        would make twins of what it holds.
        """
        if any(problem.severity == "error" for problem in loaded.problems):
            raise DossierError(loaded.problems)
        planned = plan(loaded, drafts, owners, same)
        return replace(planned, changes=(*planned.changes, *self._schema_changes(planned)))

    def replan(self, loaded: Loaded) -> Plan:
        """What edits of the records in `loaded` change, where what is read today is what was read last time."""
        return replan(loaded)

    def _schema_changes(self, planned: Plan) -> Iterator[Change]:
        """The JSON Schema files that editors need, where they differ from what the models and records say."""
        ids = {kind: [o.key[1] for o in planned.outcomes if o.key[0] == kind and o.after is not None] for kind in KINDS}
        for name, text in {**jsonschema.schemas(), jsonschema.IDS_FILE: jsonschema.ids_schema(ids)}.items():
            path = f"{SOURCES}/schema/{name}"
            before = transaction.fingerprint_of(self.root / path)
            if before != transaction.fingerprint(text.encode()):
                yield Change(path, before, text, path)

    def fix(self, texts: Mapping[str, str]) -> list[Problem]:
        """Mends what is mechanical in the records, under `lock`; returns the problems that are left.

        One pass can uncover more (a text that could not be parsed before), so there are several.
        """
        for _ in range(_PASSES):
            changes = fixes(self.root, findings(self.load(), texts))
            if not changes:
                break
            self._carry_out(changes)
        return check(self.load(), texts)

    def write(self, plan: Plan) -> list[Problem]:
        """Carries the plan out, under `lock`; returns a problem for each record that a person saved meanwhile.

        Raises DossierError, with nothing changed, when there is no room to write.
        """
        return [self._problem("changed_meanwhile", path) for path in self._carry_out(plan.changes)]

    def _carry_out(self, changes: Sequence[Change]) -> list[str]:
        try:
            return transaction.write(self.root, self._staging, changes)
        except transaction.NoRoomError as error:
            raise self._stop("no_room", SOURCES, reason=reason(error, self._say)) from error

    @property
    def _say(self) -> Messages:
        settings, _ = load_settings(self.root)
        return messages(settings.language)

    def _problem(self, rule: str, file: str, **places: str) -> Problem:
        say = self._say
        hint = say(f"hint.{rule}") if f"hint.{rule}" in say else ""
        return Problem(file, 0, 0, "", say(f"problem.{rule}", **places), hint)

    def _stop(self, rule: str, file: str, **places: str) -> DossierError:
        return DossierError([self._problem(rule, file, **places)])
