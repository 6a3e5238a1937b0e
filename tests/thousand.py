"""A folder of many records, ten of them broken and one that kills its worker, judged for real.

    python -m tests.thousand [NUMBER] [FOLDER] [ARGUMENTS OF hetong check …]

The command line is the product's own; only the function the workers call is one that dies of the
record 致命.yaml. The last line on standard output gives the figures.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from pathlib import Path

from hetong.cli import judging, main
from tests.many_samples import BROKEN, FATAL, RECORD, poisoned, write_broken, write_records


def write_all(folder: Path, total: int) -> None:
    """Write `total` records: ten broken, one fatal, the others sound."""
    write_records(folder, total - len(BROKEN) - 1)
    write_broken(folder / "05")
    (folder / "00" / f"{FATAL}.yaml").write_text(RECORD.format(n=FATAL, holder="a"), "utf-8")


def run(total: int, folder: Path, *more: str) -> int:
    """Write the folder where it is empty, judge it, print the figures; return the exit code."""
    if not any(folder.iterdir()):
        write_all(folder, total)
    report = folder.parent / f"{folder.name}.json"
    judging.judge = poisoned
    started = time.monotonic()
    code = main(
        ["check", str(folder), "--format", "json", "-o", str(report), *more], standalone_mode=False
    )
    took = time.monotonic() - started
    if not report.exists():  # interrupted
        return int(code)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    found = json.loads(report.read_text("utf-8"))
    results, errors = len(found["contracts"]), len(found["unread"])
    print(f"exit {code}, {results} results, {errors} errors, {took:.1f} s, {memory} MB")
    return int(code)


if __name__ == "__main__":
    number, *rest = sys.argv[1:] or ["1000"]
    where, *options = rest or [tempfile.mkdtemp()]
    sys.exit(run(int(number), Path(where), *options))
