"""./course, as a newcomer meets it."""

import os
import re
import signal
import subprocess
import time
from pathlib import Path

import pytest
import tree
from conftest import course


def test_without_a_command_it_prints_its_help():
    told = course()
    assert told.returncode == 0
    assert all(name in told.stdout for name in ("lab", "test", "run", "doctor"))


@pytest.mark.parametrize("command", ["lab", "test", "run", "bench", "doctor"])
def test_every_command_has_a_help_of_its_own(command):
    told = course(command, "--help")
    assert told.returncode == 0
    assert told.stdout.startswith(f"./course {command}")


def test_an_unknown_command_or_chapter_is_one_clear_line():
    told = course("fly")
    assert told.returncode == 1 and told.stderr.count("\n") == 1
    assert "fly" in told.stderr and "doctor" in told.stderr
    told = course("run", "99")
    assert told.returncode == 1 and told.stderr.count("\n") == 1
    assert "no chapter 99" in told.stderr and "06-local-connection" in told.stderr


def test_a_missing_or_old_python_is_one_clear_line(tmp_path):
    told = course("doctor", PATH=_commands(tmp_path, "sh", "dirname", "cat"), PYTHON=None)
    assert told.returncode == 1 and told.stderr.count("\n") == 1
    assert "Python 3.10 or newer is needed" in told.stderr
    _fake(tmp_path / "python3", 'case "$1" in -V) echo Python 3.8.1 ;; *) exit 1 ;; esac')
    told = course("doctor", PATH=_commands(tmp_path, "sh", "dirname", "cat"), PYTHON=None)
    assert "python3 is Python 3.8.1" in told.stderr


def test_a_missing_or_old_jdk_is_one_clear_line(tmp_path):
    settings = {"JAVA_HOME": None, "PYTHON": str(tree.PYTHON)}
    told = course("run", PATH=_commands(tmp_path, "sh", "dirname"), **settings)
    assert told.returncode == 1 and told.stderr.count("\n") == 1
    assert "A JDK 17 or newer is needed" in told.stderr
    _fake(tmp_path / "java", 'echo "    java.home = /opt/jdk8" >&2; echo "    java.specification.version = 1.8" >&2')
    told = course("run", PATH=_commands(tmp_path, "sh", "dirname"), **settings)
    assert told.returncode == 1 and "Java 8 at /opt/jdk8" in told.stderr


def test_no_network_is_one_clear_line_and_the_next_try_goes_on(bare_tree):
    offline = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "0", "PIP_FIND_LINKS": None}
    told = course("run", root=bare_tree, PIP_NO_CACHE_DIR="1", **offline)
    assert told.returncode == 1
    assert told.stderr.count("\n") == 1, told.stderr
    assert (bare_tree / ".venv" / "bin" / "python").exists()
    assert not (bare_tree / ".venv" / "packages.stamp").exists()


def test_no_network_for_maven_is_one_clear_line(bare_tree, tmp_path):
    (bare_tree / ".venv").symlink_to(tree.VENV)
    nowhere = {"MAVEN_USER_HOME": str(tmp_path / "maven"), "MVNW_REPOURL": "http://127.0.0.1:9"}
    told = course("run", root=bare_tree, **nowhere)
    assert told.returncode == 1 and told.stderr.count("\n") == 1
    assert "there is no way to the network" in told.stderr and "target/mvnw.log" in told.stderr
    assert not (bare_tree / "target" / "library.stamp").exists()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("OSError: [Errno 28] No space left on device", "the disk is full. Make room"),
        ("The virtual environment was not created because ensurepip is not available.", "apt install python3-venv"),
        ("ERROR: No matching distribution found for jjava==1.0a8", "no jjava==1.0a8 is offered for this Python"),
        ("[INFO] x\n[ERROR] Shape.java:[3,1] ';' expected\n[ERROR] help", "[ERROR] Shape.java:[3,1] ';' expected"),
    ],
)
def test_a_failed_step_tells_its_cause_and_its_log(said, told):
    from step import step
    from trouble import Trouble

    log = tree.TARGET / "failed-step.log"
    with pytest.raises(Trouble) as failed:
        step("A step", "no time", ["sh", "-c", 'printf "%s\n" "$1"; exit 1', "sh", said], log)
    assert told in str(failed.value) and "target/failed-step.log" in str(failed.value)
    assert "\n" not in str(failed.value)


def test_ctrl_c_leaves_the_notebook_as_it_was():
    chapter = tree.chapters()[0]
    before, log = chapter.read_bytes(), tree.TARGET / "kernel.log"
    log.write_bytes(b"")
    running = subprocess.Popen(
        [tree.ROOT / "course", "run", chapter.name[:2]], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    while running.poll() is None and not log.stat().st_size:
        time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    told = running.communicate()[0]
    assert running.returncode == 130 and "Stopped" in told and "Traceback" not in told
    assert chapter.read_bytes() == before
    assert not list(chapter.parent.glob("*.draft"))


def test_the_last_line_adds_up_what_the_runners_counted(tmp_path):
    from tests import _count

    for name, counts in (("a", (7, 1, 1, 2)), ("b", (5, 0, 0, 0))):
        attributes = zip(("tests", "failures", "errors", "skipped"), counts)
        suite = "<testsuite " + " ".join(f'{key}="{count}"' for key, count in attributes) + "/>"
        (tmp_path / f"{name}.xml").write_text(suite)
    assert _count([tmp_path / "a.xml", tmp_path / "b.xml", tmp_path / "missing.xml"]) == (8, 2, 2)


def test_the_doctor_finds_nothing_wrong_here():
    told = course("doctor")
    assert told.returncode == 0, told.stdout + told.stderr
    for part in ("JDK", "Python", "packages", "library", "kernel", "processor", "memory", "disk", "Chromium"):
        assert part in told.stdout
    assert "backend opencl: " in told.stdout


def test_the_benchmark_sets_its_peers_side_by_side():
    told = course("bench", "--quick", "64×1×28² 5×5→6 forward")
    assert told.returncode == 0, told.stderr
    assert all(f" {peer} " in told.stdout for peer in ("ours", "DJL", "ND4J"))
    assert "| 64×1×28² 5×5→6 forward and backward |" in told.stdout


def test_the_benchmark_runs_on_an_opencl_device():
    told = course("bench", "--gpu", "--quick", "64×1×28² 5×5→6 forward")
    if "CI" not in os.environ and "cannot be measured here" in told.stderr:
        pytest.skip(told.stderr)
    assert told.returncode == 0, told.stderr
    assert "On OpenCL: " in told.stdout
    assert re.search(r"\| 64×1×28² 5×5→6 forward +\| +\d+ GF/s", told.stdout)


def test_a_second_set_up_does_nothing():
    """Nothing is built or installed again, so nothing in these folders changes."""
    before = {path: path.stat().st_mtime_ns for path in _built()}
    assert course("run", "99").returncode == 1
    assert course("lab", "--version").returncode == 0
    assert {path: path.stat().st_mtime_ns for path in _built()} == before


def test_a_damaged_notebook_is_one_clear_line(bare_tree, monkeypatch):
    import run
    from trouble import Trouble

    chapter = bare_tree / "notebooks" / "06-local-connection.ipynb"
    chapter.write_text(chapter.read_text(encoding="utf-8")[:1000], encoding="utf-8")
    monkeypatch.setattr(tree, "ROOT", bare_tree)
    with pytest.raises(Trouble, match="06-local-connection.ipynb is no notebook: .*git checkout"):
        run.read(chapter)


def _built() -> list[Path]:
    return [tree.JAR, tree.VENV / "packages.stamp", tree.TARGET / "library.stamp"]


def _commands(folder: Path, *names: str) -> str:
    """A PATH that holds only these commands and what the folder holds."""
    for name in names:
        link = folder / name
        if not link.exists():
            link.symlink_to(subprocess.run(["which", name], capture_output=True, text=True, check=True).stdout.strip())
    return str(folder)


def _fake(file: Path, script: str) -> None:
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)
