"""`dossier check --fix`: mends what is mechanical."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from generator.records.finding import Finding, Mend
from generator.records.transaction import Change, fingerprint

_BOM = "\ufeff"


def fixes(root: Path, findings: Sequence[Finding]) -> list[Change]:
    """The changes to files under `root` that mend what can be mended without asking."""
    by_file: dict[str, list[Mend]] = defaultdict(list)
    for finding in findings:
        if finding.mend is not None:
            by_file[finding.problem.file].append(finding.mend)
    return [change for file, mends in sorted(by_file.items()) for change in _changes(root, file, mends)]


def _changes(root: Path, file: str, mends: list[Mend]) -> list[Change]:
    content = (root / file).read_bytes()
    mended = _mended(content.decode("utf-8"), mends)
    name = next((mend.rename for mend in mends if mend.rename), "")
    target = str(Path(file).with_name(name)) if name else file
    if target == file:
        return [Change(file, fingerprint(content), mended, file)]
    if (root / target).exists():
        return []
    return [Change(target, "", mended, file), Change(file, fingerprint(content), None, file)]


def _mended(text: str, mends: list[Mend]) -> str:
    mark = _BOM if text.startswith(_BOM) else ""
    body = text.removeprefix(_BOM)
    for mend in sorted((mend for mend in mends if not mend.rename), key=lambda each: -each.start):
        body = body[: mend.start] + mend.words + body[mend.end :]
    return mark + body
