"""One full build of a site: `python -m tests.bench.site ours|stock ROOT`, by the program or by MkDocs alone."""

import shutil
import sys
from pathlib import Path

from generator.publishing import driving
from tests.stock import stock_build


def main(by: str, root: Path) -> None:
    if by == "stock":
        stock_build(root, root / "stock")
    else:
        shutil.rmtree(root / "site")
        (root / ".cache" / "site.sqlite").unlink()
        driving.build(root)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
