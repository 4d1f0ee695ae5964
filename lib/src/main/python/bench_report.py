"""What ./course bench prints: the table, and what became of each goal."""

import statistics

from bench_cases import ALONE, CHANNELS_LAST, CONVOLUTIONS, DJL, LENETS, ND4J, OURS, REFERENCE, TORCH, Case

NEAR_PEAK = "8×256×14² 3×3→256 forward"


def table(cases: list[Case]) -> str:
    """In Markdown: the numbers, and how many times as long each peer takes as we do."""
    measured = {peer for case in cases for peer in case.asked}
    peers = [peer for peer in (OURS, ALONE, REFERENCE, TORCH, CHANNELS_LAST, DJL, ND4J) if peer in measured]
    compared = [peer for peer in (TORCH, DJL, ND4J) if peer in measured]
    rows = [["case", *peers, *(f"{peer} / ours" for peer in compared)]]
    for case in cases:
        ratios = [case.ratio(peer) for peer in compared]
        shown = [f"{ratio:.2f} ×" if ratio else "–" for ratio in ratios]
        rows.append([case.name, *(case.shown(peer) for peer in peers), *shown])
    rows.insert(1, ["---", *["---:"] * (len(rows[0]) - 1)])
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |" for row in rows)


def cpu_goals(cases: list[Case]) -> str:
    named = {case.name: case for case in cases}
    lines = []
    for name, peer, least in (
        ("LeNet-5 step, batch 64", TORCH, 3),
        ("LeNet-5 step, batch 64", DJL, 6),
        ("LeNet-5 inference, batch 64", TORCH, 4),
        ("ResNet-18 inference, 224², batch 8", TORCH, 1.3),
    ):
        if name in named:
            lines += _goal(f"{name}, {peer} / ours", named[name].ratio(peer), least)
    peak = _peak(cases)
    for how in ("forward", "forward and backward"):
        ratios = []
        for case in _convolutions(cases, how):
            ratio = _ratio_to_fastest(case, (TORCH, DJL))
            if ratio is None:
                continue
            ratios.append(ratio)
            below = peak and case.flops / (case.seconds[OURS] * ratio) < 0.75 * peak
            lines += _goal(f"{case.name}, PyTorch / ours", ratio, 1.2 if below else 1)
        if len(ratios) == len(CONVOLUTIONS):
            lines += _goal(f"the six convolutions {how}, geometric mean", statistics.geometric_mean(ratios), 1.6)
    if NEAR_PEAK in named and peak:
        lines += _goal(f"{NEAR_PEAK}, share of the peak of {peak / 1e9:.0f} GF/s", named[NEAR_PEAK].speed(OURS) / peak, 0.9)
    return "\n".join(["", *lines])


def gpu_goals(cases: list[Case]) -> str:
    lines = []
    peak = _peak(cases)
    for case in cases:
        if case.name == "LeNet-5 step, batch 64":
            lines += _goal(f"{case.name}, PyTorch / ours", case.ratio(TORCH), 1)
    for case in _convolutions(cases, "forward"):
        if "3×3" in case.name:
            lines += _goal(f"{case.name}, cuDNN / ours", _ratio_to_fastest(case, (TORCH, CHANNELS_LAST)), 0.5)
        if peak and OURS in case.seconds and not case.name.endswith(LENETS):
            lines.append(f"        {case.name}: {case.speed(OURS) / peak:.0%} of the peak of {peak / 1e9:.0f} GF/s")
    return "\n".join(["", *lines])


def _goal(what: str, value: float | None, least: float) -> list[str]:
    if value is None:
        return []
    return [f"{'met   ' if value >= least else 'MISSED'}  {what}: {value:.2f}, wanted {least:.2f}"]


def _convolutions(cases: list[Case], how: str) -> list[Case]:
    return [case for case in cases if any(case.name.endswith(f"×{name} {how}") for name in CONVOLUTIONS)]


def _peak(cases: list[Case]) -> float | None:
    """The fastest matrix product of anybody, in operations a second."""
    products = [case for case in cases if case.name.startswith("peak")]
    return max((case.speed(peer) for case in products for peer in case.seconds), default=None)


def _ratio_to_fastest(case: Case, peers: tuple[str, ...]) -> float | None:
    return min(filter(None, map(case.ratio, peers)), default=None)


def tsv(cases: list[Case], where: str) -> str:
    lines = [f"{case.name}\t{peer}\t{seconds:.9f}" for case in cases for peer, seconds in case.seconds.items()]
    return "\n".join([f"# {where}, medians in seconds", "case\twho\tseconds", *lines, ""])
