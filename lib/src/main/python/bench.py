"""./course bench: Convisible beside PyTorch and ND4J, measured in the same run with the same threads."""

import os
import platform
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import environment
import tree
from jdk import Jdk
from ready import maven, ready
from step import step
from trouble import Trouble

SOURCES = tree.ROOT / "lib" / "src" / "bench"
TARGET = tree.TARGET / "bench"
TSV = TARGET / "bench.tsv"
THREADS = "2"

# N, C, H = W, F, S, P, K
CONVOLUTIONS = {
    "8×64×56² 3×3→64": (8, 64, 56, 3, 1, 1, 64),
    "8×3×224² 7×7/2→64": (8, 3, 224, 7, 2, 3, 64),
    "64×1×28² 5×5→6": (64, 1, 28, 5, 1, 0, 6),
    "64×6×14² 5×5→16": (64, 6, 14, 5, 1, 0, 16),
    "8×256×14² 3×3→256": (8, 256, 14, 3, 1, 1, 256),
    "8×512×28² 1×1→128": (8, 512, 28, 1, 1, 0, 128),
}
NEAR_PEAK = "8×256×14² 3×3→256"
PRODUCTS = (1024, 2048, 3072)

OURS, ALONE, REFERENCE = "ours", "ours, alone", "reference"
TORCH, CHANNELS_LAST, DJL, ND4J = "PyTorch", "channels last", "DJL", "ND4J"


@dataclass
class Case:
    """One row: what it is called, what each peer is asked to do, and how many operations that is, if they count."""

    name: str
    asked: dict[str, str]
    flops: float = 0
    seconds: dict[str, float] = field(default_factory=dict)

    def shown(self, peer: str) -> str:
        if peer not in self.seconds:
            return "–"
        if self.flops:
            return f"{self.flops / self.seconds[peer] / 1e9:.0f} GF/s"
        return f"{self.seconds[peer] * 1e3:.2f} ms"

    def ratio(self, peer: str, ours: str = OURS) -> float | None:
        """How many times as long the peer takes."""
        if peer not in self.seconds or ours not in self.seconds:
            return None
        return self.seconds[peer] / self.seconds[ours]


def run(arguments: list[str]) -> int:
    quick = "--quick" in arguments
    python = _option(arguments, "--python")
    wanted = [argument for argument in arguments if argument != "--quick"]
    cases = [case for case in all_cases() if not wanted or any(word in case.name for word in wanted)]
    if not cases:
        raise Trouble(f"No case has {' or '.join(wanted)} in its name. The cases: {', '.join(c.name for c in all_cases())}.")
    peers = _peers(_made_ready(), python)
    try:
        for case in cases:
            print(f"{case.name} …", end="", flush=True)
            _measure(case, peers, rounds=3 if quick else 9)
            print("\r\x1b[K" if sys.stdout.isatty() else " done\n", end="", flush=True)
    finally:
        for peer in peers.values():
            peer.stop()
    print(table(cases))
    print(verdicts(cases))
    TSV.write_text(tsv(cases), encoding="utf-8")
    print(f"\nAll numbers: {TSV.relative_to(tree.ROOT)}")
    return 0


def all_cases() -> list[Case]:
    everyone = (OURS, TORCH, CHANNELS_LAST, DJL, ND4J)
    cases = [
        Case("LeNet-5 step, batch 64", dict.fromkeys((OURS, REFERENCE, TORCH, DJL), "lenet step")),
        Case("LeNet-5 inference, batch 64", dict.fromkeys((OURS, REFERENCE, TORCH, CHANNELS_LAST, DJL), "lenet inference")),
    ]
    for how, times in (("forward", 1), ("both", 3)):
        for name, numbers in CONVOLUTIONS.items():
            n, c, size, f, s, p, k = numbers
            output = (size + 2 * p - f) // s + 1
            flops = 2 * n * k * output**2 * c * f**2 * (2 if times == 3 and c <= 3 else times)
            numbers = " ".join(map(str, numbers))
            asked = {**dict.fromkeys(everyone, f"conv {how} {numbers}"), ALONE: f"conv {how} {numbers}"}
            asked[OURS] = f"layer {how} {numbers}"
            cases.append(Case(f"{name} {'forward' if how == 'forward' else 'forward and backward'}", asked, flops))
    cases.append(Case("ResNet-18 inference, 224², batch 8", dict.fromkeys((OURS, TORCH, CHANNELS_LAST, DJL), "resnet inference")))
    cases.append(Case("a photo's convolution, 512² 3×3", dict.fromkeys((OURS, REFERENCE), "photo inference")))
    cases += [Case(f"peak: matrix product of {m}", {OURS: f"product {m}"}, 2 * m**3) for m in PRODUCTS]
    return cases


def _measure(case: Case, peers: dict[str, "Peer"], rounds: int) -> None:
    """All in turn, round after round, so that what else the machine does hits them alike."""
    runners = {}
    for who, peer in peers.items():
        what = case.asked.get(who)
        if what and peer.answer(f"case {what}") == "ready":
            peer.answer("run 1")
            once = int(peer.answer("run 2")) / 2e9
            runners[who] = max(1, round(0.15 / once))
    taken = {who: [] for who in runners}
    for _ in range(rounds):
        for who, times in runners.items():
            taken[who].append(int(peers[who].answer(f"run {times}")) / times / 1e9)
            time.sleep(0.02)
    for who, seconds in taken.items():
        case.seconds[who] = statistics.median(seconds)


class Peer:
    """A process that measures itself when asked to; see Peer.java. Started at the first question."""

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


def _made_ready() -> Jdk:
    jdk = ready()
    jars = TARGET / "peers"
    if not jars.exists():
        command = [tree.ROOT / "mvnw", "-B", "-f", SOURCES / "pom.xml", "dependency:copy-dependencies"]
        command += [f"-DoutputDirectory={jars}.new"]
        step("PyTorch for Java, to compare with", "120 MB, half a minute", command, tree.TARGET / "bench.log", maven(jdk))
        Path(f"{jars}.new").rename(jars)
    sources = [str(source) for source in SOURCES.glob("java/**/*.java")]
    both = f"{tree.TARGET}/course/*{os.pathsep}{jars}/*"
    javac = [jdk.home / "bin" / "javac", "-Xlint:all,-processing,-path,-classfile", "-Werror", "-cp", both]
    step("The benchmark", "seconds", [*javac, "-d", TARGET / "classes", *sources], tree.TARGET / "bench.log")
    return jdk


def _peers(jdk: Jdk, python: str | None) -> dict[str, Peer]:
    classes = f"{TARGET}/classes{os.pathsep}{tree.TARGET}"
    spin = environment.variables()["GOMP_SPINCOUNT"]
    ours = [jdk.java, "-Xmx2g", "-Dorg.bytedeco.javacpp.logger=slf4j", "-cp", f"{classes}/course/*"]
    djl = [jdk.java, "-Xmx2g", "-Dai.djl.offline=true", f"-Dai.djl.pytorch.num_threads={THREADS}"]
    djl += ["-cp", f"{classes}/bench/peers/*", "convisible.bench.Djl"]
    peers = {
        OURS: Peer([*ours, "convisible.bench.Ours", "onednn"], GOMP_SPINCOUNT=spin),
        ALONE: Peer([*ours, "convisible.bench.Ours", "onednn"], GOMP_SPINCOUNT=spin),
        REFERENCE: Peer([*ours, "convisible.bench.Ours", "reference"]),
        DJL: Peer(djl),
        ND4J: Peer([*ours, "convisible.bench.Nd4j"]),
    }
    torch = _with_torch(python)
    if torch:
        script = SOURCES / "python" / "torch_peer.py"
        peers[TORCH] = Peer([torch, script, "contiguous_format"])
        peers[CHANNELS_LAST] = Peer([torch, script, "channels_last"])
    else:
        print("PyTorch for Python is left out: no python3 here can import torch; --python PATH names one that can.")
    return peers


def _with_torch(python: str | None) -> str | None:
    for candidate in [python] if python else ["python3", sys.executable]:
        try:
            if subprocess.run([candidate, "-c", "import torch"], capture_output=True).returncode == 0:
                return candidate
        except OSError:
            pass
    if python:
        raise Trouble(f"{python} cannot import torch.")
    return None


def _option(arguments: list[str], name: str) -> str | None:
    if name not in arguments:
        return None
    at = arguments.index(name)
    if at + 1 == len(arguments):
        raise Trouble(f"{name} needs a value: {name} PATH")
    del arguments[at]
    return arguments.pop(at)


def table(cases: list[Case]) -> str:
    """In Markdown: the numbers, and how many times as long each peer takes as we do."""
    peers = [OURS, ALONE, REFERENCE, TORCH, CHANNELS_LAST, DJL, ND4J]
    rows = [["case", *peers, "PyTorch / ours", "DJL / ours", "ND4J / ours"]]
    for case in cases:
        ratios = [case.ratio(peer) for peer in (TORCH, DJL, ND4J)]
        shown = [f"{ratio:.2f} ×" if ratio else "–" for ratio in ratios]
        rows.append([case.name, *(case.shown(peer) for peer in peers), *shown])
    rows.insert(1, ["---", *["---:"] * (len(rows[0]) - 1)])
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |" for row in rows)


def verdicts(cases: list[Case]) -> str:
    """What the course wants of its fast backend, and whether it is so."""
    named = {case.name: case for case in cases}
    lines = []

    def goal(what: str, value: float | None, least: float) -> None:
        if value is not None:
            lines.append(f"{'met   ' if value >= least else 'MISSED'}  {what}: {value:.2f}, wanted {least:.2f}")

    for name, peer, least in (
        ("LeNet-5 step, batch 64", TORCH, 3),
        ("LeNet-5 step, batch 64", DJL, 6),
        ("LeNet-5 inference, batch 64", TORCH, 4),
        ("ResNet-18 inference, 224², batch 8", TORCH, 1.3),
    ):
        if name in named:
            goal(f"{name}, {peer} / ours", named[name].ratio(peer), least)
    products = [case for case in cases if case.name.startswith("peak") and OURS in case.seconds]
    peak = max((case.flops / case.seconds[OURS] for case in products), default=None)
    for how in ("forward", "forward and backward"):
        ratios = []
        for name in CONVOLUTIONS:
            case = named.get(f"{name} {how}")
            ratio = case and _ratio_to_pytorch(case)
            if not ratio:
                continue
            ratios.append(ratio)
            below = peak and case.flops / (case.seconds[OURS] * ratio) < 0.75 * peak
            goal(f"{case.name}, PyTorch / ours", ratio, 1.2 if below else 1)
        if len(ratios) == len(CONVOLUTIONS):
            goal(f"the six convolutions {how}, geometric mean", statistics.geometric_mean(ratios), 1.6)
    near = named.get(f"{NEAR_PEAK} forward")
    if near and peak and OURS in near.seconds:
        goal(f"{near.name}, share of the peak of {peak / 1e9:.0f} GF/s", near.flops / near.seconds[OURS] / peak, 0.9)
    return "\n".join(["", *lines])


def _ratio_to_pytorch(case: Case) -> float | None:
    ratios = [ratio for ratio in (case.ratio(TORCH), case.ratio(DJL)) if ratio]
    return min(ratios, default=None)


def tsv(cases: list[Case]) -> str:
    machine = f"# {platform.processor() or platform.machine()}, {THREADS} threads, medians in seconds"
    lines = [f"{case.name}\t{peer}\t{seconds:.9f}" for case in cases for peer, seconds in case.seconds.items()]
    return "\n".join([machine, "case\twho\tseconds", *lines, ""])
