"""Finds the Java development kits of this machine."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from trouble import Trouble

OLDEST = 17


@dataclass(frozen=True)
class Jdk:
    home: Path
    version: int
    compiler: bool

    @property
    def java(self) -> Path:
        return self.home / "bin" / "java"

    @property
    def usable(self) -> bool:
        return self.version >= OLDEST and self.compiler

    def __str__(self) -> str:
        return f"Java {self.version} at {self.home}" + ("" if self.compiler else " (without a compiler)")


def probe(java: str | Path) -> Jdk | None:
    """Asks a java command what it is; None when it does not run."""
    try:
        told = subprocess.run([java, "-XshowSettings:properties", "-version"], capture_output=True, text=True)
    except OSError:
        return None
    home = re.search(r"java\.home = (.+)", told.stderr)
    version = re.search(r"java\.specification\.version = (?:1\.)?(\d+)", told.stderr)
    if not home or not version:
        return None
    path = Path(home[1].strip())
    return Jdk(path, int(version[1]), (path / "bin" / "javac").exists())


def chosen() -> Jdk:
    """The JDK that the course uses: JAVA_HOME's, else the PATH's."""
    met = []
    if os.environ.get("JAVA_HOME"):
        met.append(probe(Path(os.environ["JAVA_HOME"], "bin", "java")))
    if not any(jdk and jdk.usable for jdk in met):
        met.append(probe(shutil.which("java") or "java"))
    for jdk in met:
        if jdk and jdk.usable:
            return jdk
    seen = ", ".join(str(jdk) for jdk in met if jdk) or "there is none on the PATH or in JAVA_HOME"
    elsewhere = next((jdk for jdk in others([]) if jdk.usable), None)
    if elsewhere:
        remedy = f"Name the one that is there: export JAVA_HOME={elsewhere.home}"
    else:
        remedy = f"Install one (Debian: apt install openjdk-{OLDEST}-jdk; elsewhere: https://adoptium.net)"
    raise Trouble(f"A JDK {OLDEST} or newer is needed, but {'found ' if any(met) else ''}{seen}. {remedy}.")


def others(known: list[Jdk]) -> list[Jdk]:
    """The usable JDKs that this machine has besides those known, one for each version."""
    homes = [Path(home) for name, home in sorted(os.environ.items()) if re.match(r"JAVA_HOME(_\d+)?", name)]
    homes += sorted(Path("/usr/lib/jvm").glob("*"))
    homes += sorted(Path("/Library/Java/JavaVirtualMachines").glob("*/Contents/Home"))
    javas = [home / "bin" / "java" for home in homes] + [Path(shutil.which("java") or "java")]
    versions = {jdk.version for jdk in known}
    found = []
    for java in dict.fromkeys(path.resolve() for path in javas if path.exists()):
        jdk = probe(java)
        if jdk and jdk.usable and jdk.version not in versions:
            versions.add(jdk.version)
            found.append(jdk)
    return found
