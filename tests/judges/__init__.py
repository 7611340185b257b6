"""Independent judges of the built site: html-validate and Lighthouse, programs for node, and poppler's pdftotext.

`npm ci` in this folder installs the former (`make test` does). Where one is absent its tests are skipped and say why;
with DOSSIER_ALL_TESTS set, as in continuous integration, they fail instead.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

_HERE = Path(__file__).parent
_PROGRAMS = _HERE / "node_modules" / ".bin"
_CHROMIUM_FLAGS = "--headless=new --no-sandbox --disable-dev-shm-usage"
# Seconds: far more than a judge takes, for machines that do other things meanwhile.
_PATIENCE = 240


def missing(reason: str) -> None:
    """Ends a test that this machine cannot run: skipped with its reason, failed where all tests are demanded."""
    end = pytest.fail if os.environ.get("DOSSIER_ALL_TESTS") else pytest.skip
    end(reason)


def _program(name: str) -> str:
    if shutil.which("node") is None:
        missing("node absent: apt-get install nodejs npm")
    if not (_PROGRAMS / name).exists():
        missing(f"{name} is not installed: npm ci in tests/judges")
    return str(_PROGRAMS / name)


def text_of_pdf(file: Path) -> str:
    """The text of a PDF in the order in which it is read."""
    if shutil.which("pdftotext") is None:
        missing("pdftotext absent: apt-get install poppler-utils")
    command = ["pdftotext", "-enc", "UTF-8", str(file), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=_PATIENCE).stdout


def faults_of_html(pages: Iterable[Path]) -> list[str]:
    """What html-validate has to say of some files, warnings included: "FILE:LINE rule: message"."""
    with TemporaryDirectory() as folder:
        told = Path(folder, "told.json")
        command = [_program("html-validate"), f"--config={_HERE / 'htmlvalidate.json'}", f"--formatter=json={told}"]
        done = subprocess.run([*command, *map(str, pages)], capture_output=True, text=True, timeout=_PATIENCE)
        assert told.exists(), done.stderr
        reports = json.loads(told.read_text(encoding="utf-8"))
    return [
        f"{report['filePath']}:{found['line']} {found['ruleId']}: {found['message'][:200]}"
        for report in reports
        for found in report["messages"]
    ]


def lighthouse(address: str, chromium: str) -> dict[str, Any]:
    """Lighthouse's report on a page as a telephone of the middle range on a slow line sees it."""
    command = [_program("lighthouse"), address, "--quiet", "--output=json", f"--chrome-flags={_CHROMIUM_FLAGS}"]
    environment = os.environ | {"CHROME_PATH": chromium}
    done = subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE, env=environment)
    assert done.returncode == 0, done.stderr
    report: dict[str, Any] = json.loads(done.stdout)
    assert not report.get("runtimeError"), report["runtimeError"]
    return report


def scores(report: dict[str, Any]) -> dict[str, int]:
    """Points by category, 0 to 100."""
    return {name: round(100 * found["score"]) for name, found in report["categories"].items()}


def failed(report: dict[str, Any], category: str) -> list[str]:
    """The audits that cost a category points."""
    audits = (report["audits"][ref["id"]] for ref in report["categories"][category]["auditRefs"] if ref["weight"])
    return [audit["title"] for audit in audits if audit["score"] not in (None, 1)]
