"""One step of the set-up: a command behind one line that tells what it does and for how long."""

import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

from tree import ROOT
from trouble import Trouble

# What a failed command's log may hold, the cause, and the way out.
CAUSES = [
    (
        r"No space left on device|Errno 28|not enough (disk )?space",
        "the disk is full",
        "Make room (the course needs 1.5 GB in all)",
    ),
    (
        r"ensurepip is not available|No module named '?(venv|ensurepip)",
        "this Python has no venv module",
        "Install it (Debian: apt install python3-venv)",
    ),
    (
        r"Failed to fetch|Could not transfer|UnknownHost|ConnectException|SocketException|name resolution"
        r"|NewConnectionError|ConnectionError|Connection refused|ConnectTimeout|Read timed out|ProxyError"
        r"|Network is unreachable|No route to host|IncompleteRead|in offline mode",
        "there is no way to the network",
        "Check the connection, and the proxy if you use one",
    ),
    (
        r"No matching distribution found for (\S+)",
        r"no {0} is offered for this Python",
        "Take another version of Python: PYTHON=python3.12 ./course …",
    ),
]


def step(what: str, takes: str, command: list, log: Path, env: dict | None = None) -> None:
    """Runs a command to its end, its output in `log`; where it fails, tells the cause."""
    line = Line(f"{what} ({takes})")
    log.parent.mkdir(parents=True, exist_ok=True)
    with open(log, "wb") as out:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT, cwd=ROOT, env=env
        )
        try:
            while process.poll() is None:
                line.show(_doing(log))
                time.sleep(0.2)
        except KeyboardInterrupt:
            process.terminate()
            process.wait()
            line.end("stopped")
            raise
    if process.returncode:
        line.end("failed")
        raise Trouble(_explain(what, log))
    line.end()


class Line:
    """A line that counts the seconds: rewritten on a terminal, a dot now and then elsewhere."""

    def __init__(self, text: str):
        self.text, self.started, self.dots = text, time.monotonic(), 0
        self.terminal = sys.stdout.isatty()
        if not self.terminal:
            print(text + " ", end="", flush=True)

    def show(self, doing: str) -> None:
        seconds = time.monotonic() - self.started
        if self.terminal:
            width = shutil.get_terminal_size().columns - 1
            print(f"\r\x1b[K{self.text}: {seconds:.0f} s  {doing}"[: width + 4], end="", flush=True)
        elif seconds > 2 * (self.dots + 1):
            self.dots += 1
            print(".", end="", flush=True)

    def end(self, result: str = "done") -> None:
        seconds = time.monotonic() - self.started
        print((f"\r\x1b[K{self.text}:" if self.terminal else "") + f" {result} in {seconds:.0f} s", flush=True)


def _doing(log: Path) -> str:
    """The file that the log named last."""
    with open(log, "rb") as file:
        file.seek(max(0, log.stat().st_size - 2000))
        named = re.findall(r"([\w.+-]+\.(?:whl|jar|pom|gz|zip))", file.read().decode(errors="replace"))
    return named[-1] if named else ""


def _explain(what: str, log: Path) -> str:
    text = log.read_text(encoding="utf-8", errors="replace")
    short = log.relative_to(ROOT)
    for pattern, cause, remedy in CAUSES:
        met = re.search(pattern, text, re.IGNORECASE)
        if met:
            cause = cause.format(*met.groups())
            return f"{what}: {cause}. {remedy}, then run the same command again: it goes on from here. Log: {short}"
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    errors = [line for line in lines if re.match(r"\[?ERROR", line)]
    return f"{what}: {(errors or lines[-1:] or ['failed without a word'])[0]}. Log: {short}"
