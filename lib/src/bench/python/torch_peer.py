"""PyTorch for Python, as a peer of ./course bench: the lines that Peer.java tells of, for whatever Python has torch."""

import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

torch.set_num_threads(2)
torch.manual_seed(1)


def lenet():
    return nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10),
    )


class Block(nn.Module):
    def __init__(self, inputs, channels, stride):
        super().__init__()
        self.residual = nn.Sequential(
            nn.Conv2d(inputs, channels, 3, stride, 1, bias=False), nn.BatchNorm2d(channels), nn.ReLU(),
            nn.Conv2d(channels, channels, 3, 1, 1, bias=False), nn.BatchNorm2d(channels),
        )
        self.skip = nn.Sequential()
        if stride > 1:
            self.skip = nn.Sequential(nn.Conv2d(inputs, channels, 1, stride, bias=False), nn.BatchNorm2d(channels))

    def forward(self, x):
        return F.relu(self.residual(x) + self.skip(x))


def resnet18():
    layers = [nn.Conv2d(3, 64, 7, 2, 3, bias=False), nn.BatchNorm2d(64), nn.ReLU(), nn.MaxPool2d(3, 2, 1)]
    inputs = 64
    for stage in range(4):
        for block in range(2):
            layers.append(Block(inputs, 64 << stage, 2 if stage and not block else 1))
            inputs = 64 << stage
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(512, 1000))


def step():
    model, x, labels = lenet(), torch.rand(64, 1, 28, 28), torch.randint(0, 10, (64,))
    sgd = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9)

    def run():
        sgd.zero_grad()
        loss = F.cross_entropy(model(x), labels)
        loss.backward()
        sgd.step()
        loss.item()

    return run


def inference(model, *shape, memory_format):
    model, x = model.eval().to(memory_format=memory_format), torch.rand(shape).to(memory_format=memory_format)

    def run():
        with torch.inference_mode():
            model(x)

    return run


def convolution(how, n, c, size, f, s, p, k, memory_format):
    both = how == "both"
    x = torch.rand(n, c, size, size).to(memory_format=memory_format).requires_grad_(both and c > 3)
    w = torch.rand(k, c, f, f).to(memory_format=memory_format).requires_grad_(both)
    b = torch.rand(k).requires_grad_(both)
    if not both:
        return lambda: F.conv2d(x, w, b, s, p)
    dy = torch.rand_like(F.conv2d(x, w, b, s, p))
    wanted = [array for array in (x, w, b) if array.requires_grad]
    return lambda: torch.autograd.grad(F.conv2d(x, w, b, s, p), wanted, dy)


def prepare(words, memory_format):
    if words == ["lenet", "step"]:
        return step()
    if words == ["lenet", "inference"]:
        return inference(lenet(), 64, 1, 28, 28, memory_format=memory_format)
    if words == ["resnet", "inference"]:
        return inference(resnet18(), 8, 3, 224, 224, memory_format=memory_format)
    if words[0] == "conv":
        return convolution(words[1], *map(int, words[2:]), memory_format=memory_format)
    return None


def main():
    memory_format = getattr(torch, sys.argv[1])
    ready = None
    for line in sys.stdin:
        kind, rest = line.strip().split(" ", 1)
        try:
            if kind == "case":
                ready = prepare(rest.split(), memory_format)
                print("ready" if ready else "cannot: not among its operations", flush=True)
            else:
                start = time.perf_counter_ns()
                for _ in range(int(rest)):
                    ready()
                print(time.perf_counter_ns() - start, flush=True)
        except Exception as error:
            print(f"cannot: {error}".replace("\n", " "), flush=True)


if __name__ == "__main__":
    main()
