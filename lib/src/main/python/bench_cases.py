"""What ./course bench measures: a case is one row of its table."""

from dataclasses import dataclass, field

OURS, ALONE, REFERENCE = "ours", "ours, alone", "reference"
TORCH, CHANNELS_LAST, DJL, ND4J = "PyTorch", "channels last", "DJL", "ND4J"

# C, H = W, F, S, P, K
CONVOLUTIONS = {
    "64×56² 3×3→64": (64, 56, 3, 1, 1, 64),
    "3×224² 7×7/2→64": (3, 224, 7, 2, 3, 64),
    "1×28² 5×5→6": (1, 28, 5, 1, 0, 6),
    "6×14² 5×5→16": (6, 14, 5, 1, 0, 16),
    "256×14² 3×3→256": (256, 14, 3, 1, 1, 256),
    "512×28² 1×1→128": (512, 28, 1, 1, 0, 128),
}
LENETS = ("1×28² 5×5→6", "6×14² 5×5→16")


@dataclass
class Case:
    """What it is called, what each peer is asked to do, and how many operations that is, if they count."""

    name: str
    asked: dict[str, str]
    flops: float = 0
    seconds: dict[str, float] = field(default_factory=dict)

    def shown(self, peer: str) -> str:
        if peer not in self.seconds:
            return "–"
        if self.flops:
            return f"{self.speed(peer) / 1e9:.0f} GF/s"
        return f"{self.seconds[peer] * 1e3:.2f} ms"

    def speed(self, peer: str) -> float:
        """In operations a second."""
        return self.flops / self.seconds[peer]

    def ratio(self, peer: str) -> float | None:
        """How many times as long the peer takes as we do."""
        if peer not in self.seconds or OURS not in self.seconds:
            return None
        return self.seconds[peer] / self.seconds[OURS]


def cpu_cases() -> list[Case]:
    everyone = (OURS, TORCH, CHANNELS_LAST, DJL, ND4J)
    cases = [
        Case("LeNet-5 step, batch 64", dict.fromkeys((OURS, REFERENCE, TORCH, DJL), "lenet step 64")),
        Case(
            "LeNet-5 inference, batch 64",
            dict.fromkeys((OURS, REFERENCE, TORCH, CHANNELS_LAST, DJL), "lenet inference 64"),
        ),
    ]
    for case in _convolutions(lambda name: 64 if name in LENETS else 8, everyone):
        case.asked[ALONE] = case.asked[OURS].replace("layer", "conv")
        cases.append(case)
    resnet = dict.fromkeys((OURS, TORCH, CHANNELS_LAST, DJL), "resnet18 inference 8")
    cases.append(Case("ResNet-18 inference, 224², batch 8", resnet))
    cases.append(Case("a photo's convolution, 512² 3×3", dict.fromkeys((OURS, REFERENCE), "photo inference 1")))
    return cases + _products((OURS,), (1024, 2048, 3072))


def gpu_cases() -> list[Case]:
    everyone = (OURS, TORCH, CHANNELS_LAST)
    cases = [
        Case(f"{name} {how}, batch 64", dict.fromkeys(everyone, f"{asked} {how} 64"))
        for name, asked in (("LeNet-5", "lenet"), ("ResNet-18", "resnet18"), ("ResNet-50", "resnet50"))
        for how in ("step", "inference")
    ]
    cases += _convolutions(lambda name: 64, everyone)
    return cases + _products((OURS, TORCH), (2048, 4096, 8192))


def _convolutions(batch, peers) -> list[Case]:
    cases = []
    for how, times in (("forward", 1), ("both", 3)):
        for name, (c, size, f, s, p, k) in CONVOLUTIONS.items():
            n = batch(name)
            output = (size + 2 * p - f) // s + 1
            flops = 2 * n * k * output**2 * c * f**2 * (2 if times == 3 and c <= 3 else times)
            numbers = " ".join(map(str, (n, c, size, f, s, p, k)))
            asked = dict.fromkeys(peers, f"conv {how} {numbers}")
            asked[OURS] = f"layer {how} {numbers}"
            cases.append(Case(f"{n}×{name} {'forward' if how == 'forward' else 'forward and backward'}", asked, flops))
    return cases


def _products(peers, sizes) -> list[Case]:
    return [Case(f"peak: matrix product of {m}", dict.fromkeys(peers, f"product {m}"), 2 * m**3) for m in sizes]
