"""What the Python tests share."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[4]
sys.path.insert(0, str(ROOT / "lib" / "src" / "main" / "python"))


def course(*arguments, root=ROOT, **environment) -> subprocess.CompletedProcess:
    """Runs ./course to its end; an environment variable of None is unset."""
    merged = {**os.environ, **environment}
    merged = {name: value for name, value in merged.items() if value is not None}
    return subprocess.run(
        [root / "course", *arguments], env=merged, capture_output=True, text=True, stdin=subprocess.DEVNULL
    )


def need(program: str, remedy: str) -> str:
    """The program's path; without it the test is skipped, or fails where everything is to be tested."""
    found = shutil.which(program)
    if not found:
        reason = f"{program} is missing. {remedy}"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    return found


@pytest.fixture
def bare_tree(tmp_path) -> Path:
    """The tree as git has it and as it stands now, without anything that was built, in a folder with a blank."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    copy = tmp_path / "bare tree"
    for name in filter(None, names):
        source, target = ROOT / name, copy / name
        if source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target, follow_symlinks=False)
    return copy
