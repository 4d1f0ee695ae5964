"""Executes notebooks, each from a clean kernel, and stores their outputs. Run by the Python in .venv."""

import atexit
import contextlib
import os
import re
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import nbformat
import psutil
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError
from nbformat import NotebookNode

import tree
from trouble import Trouble

LOG = tree.TARGET / "kernel.log"
KERNEL = {"display_name": "Java", "language": "java", "name": "java"}
LANGUAGE = {"codemirror_mode": "text/x-java", "file_extension": ".jshell", "mimetype": "text/x-java", "name": "Java"}
LIVE_ONLY = "application/vnd.jupyter.widget-view+json"


@dataclass
class Result:
    cells: int
    seconds: float
    peak: int  # bytes resident, the kernel and its children together
    failure: str | None  # the cell and its error, in a few lines


def read(path: Path) -> NotebookNode:
    try:
        return nbformat.read(path, as_version=4)
    except Exception as error:
        reason = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
        raise Trouble(
            f"{_short(path)} is no notebook: {reason}. Get it back with: git checkout -- {_short(path)}"
        ) from error


def execute(notebook: NotebookNode, folder: Path, progress=lambda cell: None) -> Result:
    """Executes in place, in `folder`, calling `progress` with the number of cells done a few times a second."""
    os.environ["CONVISIBLE_TEST"] = "1"  # a wrong answer fails its cell, and none is noted as the learner's
    notebook.metadata.kernelspec = KERNEL
    client = NotebookClient(
        notebook,
        timeout=None,
        resources={"metadata": {"path": str(folder)}},
        store_widget_state=False,
        record_timing=False,
        shutdown_kernel="immediate",
    )
    started, peak, failure = time.monotonic(), 0, None
    LOG.parent.mkdir(exist_ok=True)
    with open(LOG, "wb") as log, ThreadPoolExecutor(1) as worker:
        work = worker.submit(client.execute, stdout=log, stderr=log)
        try:
            while not work.done():
                peak = max(peak, _resident(client))
                progress(client.code_cells_executed)
                time.sleep(0.05)
        except KeyboardInterrupt:
            while not work.done():
                _kill(client)
                time.sleep(0.05)
            atexit.unregister(client._cleanup_kernel)  # nbclient leaves it behind if the kernel dies while it starts
            raise
        try:
            work.result()
        except CellExecutionError:
            failure = _failing_cell(notebook)
        except (DeadKernelError, RuntimeError) as error:
            last = LOG.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-3:]
            failure = "\n".join([f"code cell {client.code_cells_executed + 1}: {error}", *last])
    cells = sum(cell.cell_type == "code" for cell in notebook.cells)
    return Result(cells, time.monotonic() - started, peak, failure)


def tidy(notebook: NotebookNode) -> None:
    """Leaves nothing in the outputs that another run of the same notebook would write otherwise."""
    notebook.metadata.kernelspec = KERNEL
    notebook.metadata.language_info = LANGUAGE
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if cell.cell_type == "code":
            cell.outputs = _merged([output for output in map(_static, cell.outputs) if output])


def store(notebook: NotebookNode, path: Path) -> None:
    draft = path.with_suffix(".draft")
    nbformat.write(notebook, draft)
    os.replace(draft, path)


def main(arguments: list[str]) -> int:
    check = "--check" in arguments
    numbers = [argument for argument in arguments if argument != "--check"]
    paths = tree.notebooks(numbers)
    loaded = [(path, read(path)) for path in paths]
    width = max(len(_name(path)) for path in paths)
    print(f"{'notebook':{width}}  cells  seconds  peak MB  result", flush=True)
    failures = []
    total = Result(0, 0, 0, None)
    for path, notebook in loaded:
        result = execute(notebook, path.parent, Progress(_name(path).ljust(width)))
        print(f"{CLEAR}{_name(path):{width}}  {_figures(result)}  {'failed' if result.failure else 'ok'}", flush=True)
        total = Result(total.cells + result.cells, total.seconds + result.seconds, max(total.peak, result.peak), None)
        if result.failure:
            failures.append(f"\n{_name(path)}, {result.failure}")
        elif not check:
            tidy(notebook)
            store(notebook, path)
    print(f"{f'all {len(loaded)}':{width}}  {_figures(total)}")
    for failure in failures:
        print(failure)
    return 1 if failures else 0


def _figures(result: Result) -> str:
    return f"{result.cells:5}  {result.seconds:7.1f}  {result.peak / 1e6:7.0f}"


CLEAR = "\r\x1b[K" if sys.stdout.isatty() else ""


class Progress:
    """On a terminal, counts the cells done in the line that the result will take."""

    def __init__(self, name: str):
        self.name = name

    def __call__(self, cell: int) -> None:
        if CLEAR:
            print(f"{CLEAR}{self.name}  {cell:5}  …", end="", flush=True)


def _merged(outputs: list[NotebookNode]) -> list[NotebookNode]:
    """Joins what was printed in several messages, whose number differs from run to run."""
    merged: list[NotebookNode] = []
    for output in outputs:
        last = merged[-1] if merged else None
        if last and output.output_type == last.output_type == "stream" and output.name == last.name:
            last.text += output.text
        else:
            merged.append(output)
    return merged


def _static(output: NotebookNode) -> NotebookNode | None:
    """The output without its live part, whose identity is new in every run."""
    if LIVE_ONLY in output.get("data", {}):
        del output.data[LIVE_ONLY]
        return output if output.data else None
    return output


def _failing_cell(notebook: NotebookNode) -> str:
    """The first cell that ended in an error, and what it said; those after it have what was stored before."""
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    number, cell, error = next(
        (number, cell, output)
        for number, cell in enumerate(code, start=1)
        for output in cell.outputs
        if output.output_type == "error"
    )
    said = re.sub(r"\x1b\[[\d;]*m", "", "\n".join(error.traceback)).splitlines()
    source = ["    " + line for line in cell.source.splitlines()]
    return "\n".join([f"code cell {number}:", *source[:10], *filter(None, said[:8])])


def _resident(client: NotebookClient) -> int:
    try:
        kernel = psutil.Process(client.km.provisioner.pid)
        return sum(process.memory_info().rss for process in [kernel, *kernel.children(recursive=True)])
    except (AttributeError, TypeError, ValueError, psutil.Error):
        return 0  # not started yet, or ended already


def _kill(client: NotebookClient) -> None:
    if client.km and client.km.provisioner and client.km.provisioner.pid:
        with contextlib.suppress(psutil.NoSuchProcess):
            psutil.Process(client.km.provisioner.pid).kill()


def _name(path: Path) -> str:
    folder = tree.NOTEBOOKS if path.is_relative_to(tree.NOTEBOOKS) else tree.ROOT
    return path.relative_to(folder).with_suffix("").as_posix()


def _short(path: Path) -> Path:
    return path.relative_to(tree.ROOT)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Trouble as trouble:
        sys.exit(f"course: {trouble}")
    except KeyboardInterrupt:
        print("\ncourse: Stopped. The notebook that was running is as it was.", file=sys.stderr)
        sys.exit(130)
