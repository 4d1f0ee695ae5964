"""./course bench: Convisible beside PyTorch and ND4J, measured in the same run, on the CPU or on a GPU."""

import os
import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path

import tree
from bench_cases import OURS, Case, cpu_cases, gpu_cases
from bench_peers import SOURCES, TARGET, THREADS, Peer, cpu_peers, gpu_peers
from bench_report import cpu_goals, gpu_goals, table, tsv
from jdk import Jdk
from ready import maven, ready
from step import step
from trouble import Trouble

TSV = TARGET / "bench.tsv"


def run(arguments: list[str]) -> int:
    python = _option(arguments, "--python")
    gpu, quick = _flag(arguments, "--gpu"), _flag(arguments, "--quick")
    everything = gpu_cases() if gpu else cpu_cases()
    cases = [case for case in everything if not arguments or any(word in case.name for word in arguments)]
    if not cases:
        names = ", ".join(case.name for case in everything)
        raise Trouble(f"No case has {' or '.join(arguments)} in its name. The cases: {names}.")
    jdk = _made_ready()
    peers = gpu_peers(jdk, python) if gpu else cpu_peers(jdk, python)
    where = f"{platform.processor() or platform.machine()}, {THREADS} threads"
    where += f", {peers[OURS].answer('device')}" if gpu else ""
    try:
        for case in cases:
            print(f"{case.name} …", end="", flush=True)
            _measure(case, peers, rounds=3 if quick else 9)
            print("\r\x1b[K" if sys.stdout.isatty() else " done\n", end="", flush=True)
    finally:
        for peer in peers.values():
            peer.stop()
    print(table(cases))
    print((gpu_goals if gpu else cpu_goals)(cases))
    TSV.write_text(tsv(cases, where), encoding="utf-8")
    print(f"\nAll numbers: {TSV.relative_to(tree.ROOT)}")
    return 0


def _measure(case: Case, peers: dict[str, Peer], rounds: int) -> None:
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


def _flag(arguments: list[str], name: str) -> bool:
    there = name in arguments
    if there:
        arguments.remove(name)
    return there


def _option(arguments: list[str], name: str) -> str | None:
    if name not in arguments:
        return None
    at = arguments.index(name)
    if at + 1 == len(arguments):
        raise Trouble(f"{name} needs a value: {name} PATH")
    del arguments[at]
    return arguments.pop(at)
