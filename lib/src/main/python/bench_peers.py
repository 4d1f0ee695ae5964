"""Who is measured by ./course bench: each peer is a process of its own, which measures itself when it is asked to."""

import os
import subprocess
import sys

import environment
import tree
from bench_cases import ALONE, CHANNELS_LAST, DJL, ND4J, OURS, REFERENCE, TORCH
from jdk import Jdk
from trouble import Trouble

SOURCES = tree.ROOT / "lib" / "src" / "bench"
TARGET = tree.TARGET / "bench"
THREADS = "2"


class Peer:
    """Started at the first question; Peer.java tells of the lines that go to and fro."""

    def __init__(self, command: list, **variables: str):
        self.command, self.variables, self.process = command, variables, None

    def answer(self, question: str) -> str:
        if not self.process:
            self.process = subprocess.Popen(
                self.command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=open(TARGET / "peers.log", "ab"),
                env={**os.environ, "OMP_NUM_THREADS": THREADS, **self.variables},
                text=True,
            )
        try:
            print(question, file=self.process.stdin, flush=True)
        except BrokenPipeError:
            return "cannot: it has ended"
        return self.process.stdout.readline().strip() or "cannot: it has ended"

    def stop(self) -> None:
        if self.process:
            self.process.kill()
            self.process.wait()


def cpu_peers(jdk: Jdk, python: str | None) -> dict[str, Peer]:
    spin = environment.variables()["GOMP_SPINCOUNT"]
    djl = [jdk.java, "-Xmx2g", "-Dai.djl.offline=true", f"-Dai.djl.pytorch.num_threads={THREADS}"]
    djl += ["-cp", os.pathsep.join([f"{TARGET}/classes", f"{TARGET}/peers/*"]), "convisible.bench.Djl"]
    peers = {
        OURS: Peer([*_ours(jdk, "Ours"), "onednn"], GOMP_SPINCOUNT=spin),
        ALONE: Peer([*_ours(jdk, "Ours"), "onednn"], GOMP_SPINCOUNT=spin),
        REFERENCE: Peer([*_ours(jdk, "Ours"), "reference"]),
        DJL: Peer(djl),
        ND4J: Peer(_ours(jdk, "Nd4j")),
    }
    return {**peers, **_torch_peers(python, "cpu")}


def gpu_peers(jdk: Jdk, python: str | None) -> dict[str, Peer]:
    ours = Peer([*_ours(jdk, "Ours"), "opencl"])
    told = ours.answer("device")
    if told.startswith("cannot"):
        ours.stop()
        raise Trouble(f"OpenCL cannot be measured here ({told}); ./course doctor tells more.")
    print(f"On {told}")
    return {OURS: ours, **_torch_peers(python, "cuda")}


def _ours(jdk: Jdk, name: str) -> list:
    path = os.pathsep.join([f"{TARGET}/classes", f"{tree.TARGET}/course/*"])
    options = ["-Xmx2g", "-Dorg.bytedeco.javacpp.logger=slf4j", "-Dconvisible.opencl.fallback=false"]
    return [jdk.java, *options, "-cp", path, f"convisible.bench.{name}"]


def _torch_peers(python: str | None, device: str) -> dict[str, Peer]:
    torch = _with_torch(python, device)
    if torch is None:
        which = "torch with CUDA and a GPU for it" if device == "cuda" else "torch"
        print(f"PyTorch for Python is left out: no python3 here has {which}; --python PATH names one that has.")
        return {}
    script = [torch, SOURCES / "python" / "torch_peer.py", device]
    return {TORCH: Peer([*script, "contiguous_format"]), CHANNELS_LAST: Peer([*script, "channels_last"])}


def _with_torch(python: str | None, device: str) -> str | None:
    """The Python asked for, or else the first that has torch and, through it, the device."""
    test = f"import sys, torch; sys.exit({device == 'cuda'} and not torch.cuda.is_available())"
    for candidate in [python] if python else ["python3", sys.executable]:
        try:
            if subprocess.run([candidate, "-c", test], capture_output=True).returncode == 0:
                return candidate
        except OSError:
            pass
    if python:
        raise Trouble(f"{python} cannot import torch{', or torch finds no GPU' if device == 'cuda' else ''}.")
    return None
