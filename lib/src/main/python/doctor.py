"""./course doctor: what is there, what is wrong, how to mend it. Needs the standard library alone."""

import csv
import json
import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import jdk
import ready
import tree
from trouble import Trouble

OK, WARN, WRONG = "ok", "warn", "wrong"
Finding = tuple[str, str, str]  # how it is, what it is, how to mend it or nothing

INSTRUCTION_SETS = ["sse4_2", "avx", "avx2", "fma", "avx512f", "amx_bf16", "asimd", "sve"]
AGAIN = "rm -r .venv && ./course lab"
CHROMIUMS = ["chromium", "chromium-browser", "google-chrome"]


def run(arguments: list[str]) -> int:
    wrong = False
    for topic, check in CHECKS.items():
        for state, told, mend in check():
            print(f"{state:5}  {topic:11}  {told}", flush=True)
            if mend:
                print(f"{'':20}→ {mend}", flush=True)
            wrong = wrong or state == WRONG
    return 1 if wrong else 0


def _jdk() -> Iterator[Finding]:
    try:
        yield OK, str(jdk.chosen()), ""
    except Trouble as trouble:
        told, _, mend = str(trouble).partition(". ")
        yield WRONG, told, mend


def _python() -> Iterator[Finding]:
    yield OK, f"Python {platform.python_version()} at {sys.executable}", ""


def _packages() -> Iterator[Finding]:
    if not tree.VENV.exists():
        yield WRONG, ".venv is not there yet", "./course lab makes it"
    elif ready.missing_packages():
        yield WRONG, f".venv lacks {', '.join(ready.missing_packages())}", "./course lab installs it"
    elif damaged := _damaged_files():
        yield WRONG, f".venv lacks {len(damaged)} files, one of them {damaged[0]}", AGAIN
    else:
        yield OK, f"{tree.VENV} holds what environment.yml pins", ""


def _damaged_files() -> list[Path]:
    """Files that a package's own record names and that are gone or have another size."""
    damaged = []
    for record in tree.VENV.glob("lib/python*/site-packages/*.dist-info/RECORD"):
        with open(record, encoding="utf-8", newline="") as rows:
            for name, _, size in csv.reader(rows):
                path = record.parent.parent / name
                rewritten = path.name == "kernel.json" or path.suffix == ".pyc"
                if not rewritten and (not path.exists() or size and path.stat().st_size != int(size)):
                    damaged.append(path.relative_to(tree.VENV) if path.is_relative_to(tree.VENV) else path)
    return damaged


def _library() -> Iterator[Finding]:
    jars = tree.JAR.parent
    if not tree.JAR.exists():
        yield WRONG, f"{tree.JAR} is not built yet", "./course lab builds it"
    elif not ready.library_ready():
        yield WARN, "the library's sources have changed since it was built", "./course lab builds it again"
    else:
        yield OK, f"{tree.JAR.name} and {len(list(jars.glob('*.jar'))) - 1} jars that it needs, in {jars}", ""


def _kernel() -> Iterator[Finding]:
    if not ready.packages_ready() or not tree.JAR.exists():
        yield WRONG, "not tried: the packages or the library are missing", "./course lab sets them up"
        return
    asked = subprocess.run(
        [tree.PYTHON, Path(__file__).with_name("probe.py")], capture_output=True, text=True, encoding="utf-8"
    )
    if asked.returncode:
        yield WRONG, f"it could not be asked: {asked.stderr.strip().splitlines()[-1]}", AGAIN
        return
    answers = json.loads(asked.stdout)
    error = answers.get("error", "no answer").replace("\n", " · ")
    for name, mend in {
        "kernel": "./course lab installs it anew",
        "library": "rm -r target && ./course lab",
        "natives": "compare your processor and system with the profiles in pom.xml",
    }.items():
        yield (OK, answers[name], "") if name in answers else (WRONG, f"{name}: {error}", mend)
    for line in answers.get("backends", "").splitlines():
        yield (WARN if "cannot" in line else OK), f"backend {line}", ""
    if answers.get("font"):
        yield OK, f"pictures can show Chinese, in {answers['font']}", ""
    elif "font" in answers:
        yield WARN, "no font shows Chinese, which the Chinese edition needs", "Debian: apt install fonts-noto-cjk"
    else:
        yield WRONG, f"no fonts: {error}", "Debian: apt install fontconfig fonts-dejavu-core"


def _processor() -> Iterator[Finding]:
    cpuinfo = Path("/proc/cpuinfo")
    flags = set(cpuinfo.read_text().split()) if cpuinfo.exists() else set()
    known = [flag for flag in INSTRUCTION_SETS if flag in flags]
    yield OK, f"{os.cpu_count()} cores, {platform.machine()}, {' '.join(known) or 'instruction sets unknown'}", ""


def _memory() -> Iterator[Finding]:
    free = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    meminfo = Path("/proc/meminfo")
    if meminfo.exists():
        free = int(re.search(r"MemAvailable: +(\d+)", meminfo.read_text())[1]) * 1024
    told = f"{free / 1e9:.1f} GB free; a notebook's kernel takes up to 1.5 GB"
    yield (OK, told, "") if free > 2.5e9 else (WARN, told, "close other programs, or other notebooks' kernels")


def _disk() -> Iterator[Finding]:
    free = shutil.disk_usage(tree.ROOT).free
    told = f"{free / 1e9:.1f} GB free where the course is"
    if free > 2e9:
        yield OK, told, ""
    else:
        yield WRONG if free < 1e8 else WARN, told, "make room: setting up takes 1.5 GB"


def _chromium() -> Iterator[Finding]:
    found = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    yield (OK, found, "") if found else (WARN, "not there; only ./course test uses it", "Debian: apt install chromium")


CHECKS = {
    "JDK": _jdk,
    "Python": _python,
    "packages": _packages,
    "library": _library,
    "kernel": _kernel,
    "processor": _processor,
    "memory": _memory,
    "disk": _disk,
    "Chromium": _chromium,
}
