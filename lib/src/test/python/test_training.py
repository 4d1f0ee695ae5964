"""Training in a notebook: a bar in its place, stopped by the stop button, weights that Python reads."""

import queue
import re
import time
from array import array

import psutil
import pytest
import safetensors
import tree
from jupyter_client.manager import start_new_kernel

NETWORK = """var net = Network.of(sequential(conv(6, 5).padding(2), relu(), maxPool(2), conv(16, 5), relu(), maxPool(2),
    flatten(), linear(120), relu(), linear(84), relu(), linear(10)), shape(1, 28, 28), 7);
var digits = Mnist.train();"""


class Kernel:
    def __init__(self):
        self.manager, self.client = start_new_kernel(kernel_name="java", cwd=str(tree.NOTEBOOKS))
        self.displays = {}  # what each display shows now, by its id
        self.updates = 0

    def start(self, code):
        self.cell = self.client.execute(code)

    def finish(self, timeout=60):
        """Waits for the cell's reply; gives its status."""
        while True:
            reply = self.client.get_shell_msg(timeout=timeout)
            if reply["parent_header"].get("msg_id") == self.cell:
                return reply["content"]["status"]

    def hear(self, seconds):
        """Takes in what is published for so long; gives the printed text."""
        text, end = "", time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            try:
                message = self.client.get_iopub_msg(timeout=left)
            except queue.Empty:
                break
            content = message["content"]
            if message["msg_type"] in ("display_data", "update_display_data"):
                self.displays[content["transient"]["display_id"]] = content["data"]
                self.updates += message["msg_type"] == "update_display_data"
            elif message["msg_type"] == "stream":
                text += content["text"]
            elif message["msg_type"] == "execute_result":
                text += content["data"]["text/plain"]
            elif message["msg_type"] == "error":
                text += "\n".join(content["traceback"])
        return text

    def run(self, code):
        self.start(code)
        status = self.finish()
        text = self.hear(0.5)
        assert status == "ok", text
        return text

    def processes(self):
        launcher = psutil.Process(self.manager.provisioner.process.pid)
        return [launcher, *launcher.children(recursive=True)]

    def cpu_seconds(self):
        return sum(sum(process.cpu_times()[:2]) for process in self.processes())


@pytest.fixture
def kernel():
    kernel = Kernel()
    yield kernel
    kernel.client.stop_channels()
    kernel.manager.shutdown_kernel(now=True)


@pytest.mark.parametrize("backend", ["onednn", "reference"])
def test_stop_ends_all_of_it_within_a_second_and_leaves_a_usable_network(kernel, backend):
    kernel.run(f'Backend.use("{backend}"); {NETWORK} var first = net.weights().get("0.bias").copy();')
    kernel.start(
        "Trainer.sgd(0.05).momentum(0.9).epochs(50).transforms(Transform.rotate(10)).threads(2).fit(net, digits)"
    )
    kernel.hear(4)
    assert kernel.updates >= 4
    kernel.manager.interrupt_kernel()
    assert kernel.finish(timeout=5) == "error"
    time.sleep(1)
    before = kernel.cpu_seconds()
    time.sleep(1)
    assert kernel.cpu_seconds() - before < 0.2
    kernel.hear(0.5)
    (shown,) = kernel.displays.values()
    step = int(re.search(r"Stopped at step (\d+) of 46900", shown["text/plain"]).group(1))
    assert step > 0 and "The network has the weights of that step." in shown["text/plain"]
    assert kernel.run("System.out.print(net.predict(digits.take(500)).length)") == "500"
    assert kernel.run('System.out.print(net.weights().get("0.bias").equals(first))') == "false"
    assert "batches" not in kernel.run("System.out.print(Thread.getAllStackTraces().keySet())")


def test_what_the_bar_shows_last_has_no_times_in_it(kernel):
    kernel.run(NETWORK)
    kernel.run("var history = Trainer.sgd(0.05).epochs(2).test(Mnist.test().take(1000)).fit(net, digits.take(6000));")
    (shown,) = kernel.displays.values()
    assert re.fullmatch(r"epoch 2 of 2: loss \d\.\d\d, accuracy \d+ %, test \d+ %", shown["text/plain"])
    assert "pictures/s" not in shown["text/html"] and "left" not in shown["text/html"]
    assert "width:100%" in shown["text/html"]


def test_weights_go_to_python_and_back(kernel, tmp_path):
    kernel.run(NETWORK)
    kernel.run(f'net.save(Path.of("{tmp_path}/java.safetensors"))')
    with open(tmp_path / "java.safetensors", "rb") as file:
        weights = dict(safetensors.deserialize(file.read()))
    assert weights["7.weight"]["shape"] == [120, 400]
    assert array("f", weights["0.bias"]["data"]) == _bias(kernel)

    doubled = {name: array("f", (2 * x for x in array("f", w["data"]))) for name, w in weights.items()}
    tensors = {
        name: safetensors.TensorSpec(
            dtype="float32",
            shape=weights[name]["shape"],
            data_ptr=numbers.buffer_info()[0],
            data_len=4 * len(numbers),
        )
        for name, numbers in doubled.items()
    }
    safetensors.serialize_file(tensors, tmp_path / "python.safetensors")
    kernel.run(f'net.load(Path.of("{tmp_path}/python.safetensors"))')
    assert doubled["0.bias"] == _bias(kernel)


def _bias(kernel):
    printed = kernel.run('System.out.print(Arrays.toString(net.weights().get("0.bias").data()))')
    return array("f", map(float, printed.strip("[]").split(",")))
