"""Makes the course ready: the Python side, the library, the kernel. What is done is not done twice."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import environment
import kernelspec
from jdk import Jdk, chosen
from step import step
from tree import JAR, PYTHON, ROOT, TARGET, VENV
from trouble import Trouble

PACKAGES = VENV / "packages.stamp"
LIBRARY = TARGET / "library.stamp"


def ready() -> Jdk:
    """Does what is missing, one ./course at a time, and tells which JDK the course uses."""
    jdk = chosen()
    if os.pathsep in str(ROOT):
        raise Trouble(f"Java cannot have a class path with “{os.pathsep}” in it: move the course out of {ROOT}.")
    with open(environment.FILE) as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another ./course is setting up; waiting for it.", flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        if not packages_ready():
            _install_packages()
        if not library_ready():
            _build_library(jdk)
        kernelspec.install(VENV, jdk.java)
    return jdk


def packages_ready() -> bool:
    return _holds(PACKAGES, _pins()) and not missing_packages() and _runs(PYTHON)


def missing_packages() -> list[str]:
    """The pinned packages that .venv lacks, or has in another version."""
    return [
        f"{name}=={version}"
        for name, version in environment.pins().items()
        if not list(VENV.glob(f"lib/python*/site-packages/{name.replace('-', '_')}-{version}.dist-info/RECORD"))
    ]


def library_ready() -> bool:
    return JAR.exists() and _holds(LIBRARY, _sources())


def library_built() -> None:
    """Notes that target/course was built from the sources as they are now."""
    LIBRARY.write_text(_sources())


def maven(jdk: Jdk) -> dict[str, str]:
    """The environment in which ./mvnw finds the JDK, and an unzip where the machine has none."""
    path = os.environ["PATH"] + os.pathsep + str(ROOT / ".mvn" / "wrapper" / "bin")
    return {**os.environ, "JAVA_HOME": str(jdk.home), "PATH": path, "LC_ALL": "C.UTF-8"}


def _install_packages() -> None:
    if not _runs(PYTHON):
        _want_room(ROOT, 600)
        shutil.rmtree(VENV, ignore_errors=True)
        log = TARGET / "venv.log"
        step("A Python of the course's own in .venv", "about 10 s", [_base_python(), "-m", "venv", VENV], log)
    PACKAGES.unlink(missing_ok=True)
    pip = [PYTHON, "-m", "pip", "install", "--no-input", "--disable-pip-version-check", "--progress-bar", "off"]
    broken = ["--force-reinstall", "--no-deps"]
    step("JupyterLab and the Java kernel", "150 MB, about a minute", [*pip, *_pins().split()], TARGET / "pip.log")
    if missing_packages():
        step("Damaged packages again", "seconds", [*pip, *broken, *missing_packages()], TARGET / "pip.log")
    PACKAGES.write_text(_pins())


def _build_library(jdk: Jdk) -> None:
    if not JAR.exists():
        _want_room(ROOT, 300)
        _want_room(Path.home(), 400)
    command = [ROOT / "mvnw", "-B", "-Dmaven.test.skip=true", "package"]
    takes = "half a minute" if JAR.exists() else "the first time 250 MB, about two minutes"
    step("The course's library", takes, command, TARGET / "mvnw.log", maven(jdk))
    library_built()


def _want_room(folder: Path, megabytes: int) -> None:
    free = shutil.disk_usage(folder).free // 1_000_000
    if free < megabytes:
        raise Trouble(
            f"The disk that holds {folder} has {free} MB free, and this step needs {megabytes} MB."
            " Make room, then run the same command again: it goes on from here."
        )


def _base_python() -> str:
    """The Python that runs this, but never the one inside .venv, which may be about to go."""
    return getattr(sys, "_base_executable", sys.executable)


def _runs(python: Path) -> bool:
    try:
        return subprocess.run([python, "-c", "import pip"], capture_output=True).returncode == 0
    except OSError:
        return False


def _pins() -> str:
    return "\n".join(f"{name}=={version}" for name, version in environment.pins().items())


def _sources() -> str:
    """A fingerprint of all that the library is built from."""
    digest = hashlib.sha256()
    main = ROOT / "lib" / "src" / "main"
    for file in [ROOT / "pom.xml", *sorted(main.glob("java/**/*")), *sorted(main.glob("resources/**/*"))]:
        if file.is_file():
            digest.update(f"{file.relative_to(ROOT)}\0{file.stat().st_size}\0".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _holds(stamp: Path, text: str) -> bool:
    return stamp.exists() and stamp.read_text() == text
