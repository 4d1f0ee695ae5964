"""Installs the course's kernel, named java, in place of the one that the jjava package brings.

Run by itself, `python kernelspec.py` does so for the Python that runs it.
"""

import json
import os
import sys
from pathlib import Path

import environment
import jdk
from tree import JAR


def install(prefix: Path, java: Path) -> None:
    """Writes kernel.json beside the jjava package's jars, when it is not what it should be."""
    folder = prefix / "share" / "jupyter" / "kernels" / "java"
    text = json.dumps(spec(folder / "jjava.jar", java), indent=1, ensure_ascii=False) + "\n"
    file = folder / "kernel.json"
    if not file.exists() or file.read_text(encoding="utf-8") != text:
        draft = file.with_suffix(".draft")
        draft.write_text(text, encoding="utf-8")
        os.replace(draft, file)


def spec(kernel: Path, java: Path) -> dict:
    options = environment.variables()["JJAVA_JVM_OPTS"].split()
    env = {"JJAVA_CLASSPATH": str(JAR), "GOMP_SPINCOUNT": environment.variables()["GOMP_SPINCOUNT"]}
    if sys.platform == "linux":
        env["LC_ALL"] = "C.UTF-8"  # else Java reads no path with an umlaut where the locale is plain C
    return {
        "argv": [
            str(java),
            *options,
            *("--add-opens", "jdk.jshell/jdk.jshell=ALL-UNNAMED"),
            *("-jar", str(kernel)),
            "{connection_file}",
        ],
        "display_name": "Java",
        "env": env,
        "interrupt_mode": "message",
        "language": "java",
        "metadata": {},
    }


if __name__ == "__main__":
    install(Path(sys.prefix), jdk.chosen().java)
