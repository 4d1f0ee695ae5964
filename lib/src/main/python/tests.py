"""./course test: every test there is, and one line with the count of all."""

import os
import subprocess
import xml.etree.ElementTree as xml
from pathlib import Path

import jdk
import ready
import tree

REPORTS = tree.TARGET / "surefire-reports"
PYTEST = tree.TARGET / "pytest.xml"


def run(arguments: list[str]) -> int:
    first = ready.ready()
    for report in [PYTEST, *REPORTS.glob("TEST-*.xml")]:
        report.unlink(missing_ok=True)
    results = [_announced(f"The library on {first}", _maven("verify", "-Dtests.left.out="), ready.maven(first))]
    if ready.JAR.exists() and results == [0]:
        ready.library_built()
    for other in jdk.others([first]):
        if other.version in (17, 25):
            again = _maven("surefire:test", f"-Djvm={other.java}", f"-Dsurefire.reportNameSuffix=jdk{other.version}")
            results.append(_announced(f"The library on {other}", again, ready.maven(first)))
    folder = tree.ROOT / "lib" / "src" / "test" / "python"
    pytest = [tree.PYTHON, "-m", "pytest", "-v", "-rs", "-p", "no:cacheprovider", f"--junitxml={PYTEST}", folder]
    results.append(_announced("The launcher, the notebooks and the browser", pytest, dict(os.environ)))

    passed, failed, skipped = _count([PYTEST, *REPORTS.glob("TEST-*.xml")])
    if any(results) and not failed:
        print("\nNo test failed, but one of the runs above did: its own words tell why.")
    print(f"\n{passed} passed, {failed} failed, {skipped} skipped", flush=True)
    return 1 if any(results) or failed else 0


def _maven(*goals: str) -> list:
    return [tree.ROOT / "mvnw", "-B", "-ntp", *goals]


def _announced(what: str, command: list, env: dict[str, str]) -> int:
    print(f"\n== {what}", flush=True)
    return subprocess.run(command, cwd=tree.ROOT, env=env, stdin=subprocess.DEVNULL).returncode


def _count(reports: list[Path]) -> tuple[int, int, int]:
    """Adds up what the runners counted themselves, in their JUnit reports."""
    total, failed, skipped = 0, 0, 0
    for report in reports:
        if report.exists():
            for suite in xml.parse(report).getroot().iter("testsuite"):
                total += int(suite.get("tests"))
                failed += int(suite.get("failures")) + int(suite.get("errors"))
                skipped += int(suite.get("skipped"))
    return total - failed - skipped, failed, skipped
