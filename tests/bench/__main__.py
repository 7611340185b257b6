"""`make bench`: dossiers of made-up articles from 100 upwards, what each stage takes, beside tools that people know.

    python -m tests.bench            100 and 1,000 articles
    python -m tests.bench 10000      and 10,000

Prints tables and writes docs/mesures.md with docs/mesures.svg.
"""

import sys
import tempfile
from pathlib import Path

from tests.bench import dossiers, reading, report
from tests.bench.measuring import ROOT

SIZES = (100, 1000)


def main(sizes: list[int]) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        read = reading.measure(Path(scratch) / "reading")
        results = [dossiers.measure(Path(scratch), size) for size in sorted({*SIZES, *sizes})]
    for rows in _tables(results, read):
        print(report.plain(rows), end="\n\n")
    (ROOT / "docs" / "mesures.md").write_text(report.page(results, read), encoding="utf-8")
    (ROOT / "docs" / "mesures.svg").write_text(report.picture(results), encoding="utf-8")


def _tables(results: list[dossiers.Result], read: reading.Result) -> list[report.Rows]:
    return [report.times(results), report.costs(results), report.ratios(results, read), report.searches(results)]


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]])
