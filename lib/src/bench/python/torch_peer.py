"""PyTorch for Python, as a peer of ./course bench: the lines that Peer.java tells of, for whatever Python has torch."""

import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

DEVICE, MEMORY_FORMAT = torch.device(sys.argv[1]), getattr(torch, sys.argv[2])
ON_GPU = DEVICE.type == "cuda"

torch.set_num_threads(2)
torch.manual_seed(1)
torch.backends.cudnn.allow_tf32 = False  # fp32 as everybody else
torch.backends.cudnn.benchmark = True


def lenet():
    return nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10),
    )


def basic(inputs, channels, stride):
    return nn.Sequential(
        nn.Conv2d(inputs, channels, 3, stride, 1, bias=False), nn.BatchNorm2d(channels), nn.ReLU(),
        nn.Conv2d(channels, channels, 3, 1, 1, bias=False), nn.BatchNorm2d(channels),
    )


def bottleneck(inputs, channels, stride):
    return nn.Sequential(
        nn.Conv2d(inputs, channels, 1, bias=False), nn.BatchNorm2d(channels), nn.ReLU(),
        nn.Conv2d(channels, channels, 3, stride, 1, bias=False), nn.BatchNorm2d(channels), nn.ReLU(),
        nn.Conv2d(channels, 4 * channels, 1, bias=False), nn.BatchNorm2d(4 * channels),
    )


class Block(nn.Module):
    def __init__(self, residual, inputs, channels, stride, outputs):
        super().__init__()
        self.residual = residual(inputs, channels, stride)
        self.skip = nn.Sequential()
        if stride > 1 or inputs != outputs:
            self.skip = nn.Sequential(nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs))

    def forward(self, x):
        return F.relu(self.residual(x) + self.skip(x))


def resnet(blocks, residual, expansion):
    layers = [nn.Conv2d(3, 64, 7, 2, 3, bias=False), nn.BatchNorm2d(64), nn.ReLU(), nn.MaxPool2d(3, 2, 1)]
    inputs = 64
    for stage, count in enumerate(blocks):
        for block in range(count):
            channels = 64 << stage
            layers.append(Block(residual, inputs, channels, 2 if stage and not block else 1, expansion * channels))
            inputs = expansion * channels
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(inputs, 1000))


NETWORKS = {
    "lenet": (lenet, (1, 28, 28)),
    "resnet18": (lambda: resnet((2, 2, 2, 2), basic, 1), (3, 224, 224)),
    "resnet50": (lambda: resnet((3, 4, 6, 3), bottleneck, 4), (3, 224, 224)),
}


def batch(*shape):
    """On the host, from where a GPU can fetch it while it works."""
    x = torch.rand(shape).to(memory_format=MEMORY_FORMAT)
    return x.pin_memory() if ON_GPU else x


def step(network, shape, n):
    model, x, labels = network().to(DEVICE, memory_format=MEMORY_FORMAT), batch(n, *shape), torch.randint(0, 10, (n,))
    sgd = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9)

    def run():
        sgd.zero_grad()
        loss = F.cross_entropy(model(x.to(DEVICE, non_blocking=True)), labels.to(DEVICE, non_blocking=True))
        loss.backward()
        sgd.step()
        loss.item()

    return run


def inference(network, shape, n):
    model, x = network().eval().to(DEVICE, memory_format=MEMORY_FORMAT), batch(n, *shape)

    def run():
        with torch.inference_mode():
            model(x.to(DEVICE, non_blocking=True)).cpu()

    return run


def on_device(*shape):
    return torch.rand(shape, device=DEVICE)


def convolution(how, n, c, size, f, s, p, k):
    both = how == "both"
    x = on_device(n, c, size, size).to(memory_format=MEMORY_FORMAT).requires_grad_(both and c > 3)
    w = on_device(k, c, f, f).to(memory_format=MEMORY_FORMAT).requires_grad_(both)
    b = on_device(k).requires_grad_(both)
    if not both:
        return lambda: F.conv2d(x, w, b, s, p)
    dy = torch.rand_like(F.conv2d(x, w, b, s, p))
    wanted = [array for array in (x, w, b) if array.requires_grad]
    return lambda: torch.autograd.grad(F.conv2d(x, w, b, s, p), wanted, dy)


def product(size):
    a, b, c = on_device(size, size), on_device(size, size), on_device(size, size)
    return lambda: torch.mm(a, b, out=c)


def prepare(what, *rest):
    if what in NETWORKS:
        how, n = rest
        return (step if how == "step" else inference)(*NETWORKS[what], int(n))
    if what == "conv":
        return convolution(rest[0], *map(int, rest[1:]))
    if what == "product":
        return product(int(rest[0]))
    return None


def main():
    ready = None
    for line in sys.stdin:
        kind, rest = line.strip().split(" ", 1)
        try:
            if kind == "case":
                ready = None  # makes room on the device
                ready = prepare(*rest.split())
                print("ready" if ready else "cannot: not among its operations", flush=True)
            else:
                start = time.perf_counter_ns()
                for _ in range(int(rest)):
                    ready()
                if ON_GPU:
                    torch.cuda.synchronize()
                print(time.perf_counter_ns() - start, flush=True)
        except Exception as error:
            print(f"cannot: {error}".replace("\n", " "), flush=True)


if __name__ == "__main__":
    main()
