"""The course's commands, started by ./course with whatever Python 3.10 or newer there is."""

import errno
import os
import sys
from pathlib import Path

import bench
import doctor
import tests
import tree
from ready import ready
from trouble import Trouble

HELP = {
    "lab": """./course lab [OPTION …]
Opens JupyterLab on the first chapter. All options go on to jupyter lab: --no-browser, --port 9000,
a notebook to open instead, …; jupyter's own list: ./course lab --help-all""",
    "test": """./course test
Runs every test: the library's on each JDK 17 and 25 that is found, then the launcher's, all the notebooks
and the browser's. The last line is the count of all of them. With CI=true nothing may be skipped for want
of a program.""",
    "run": """./course run [--check] [NN … | gallery]
Executes all notebooks, or those of the given numbers, each from a clean kernel, and stores their outputs.
With --check nothing is stored. A notebook with a failing cell is never touched.""",
    "bench": """./course bench [--gpu] [--quick] [--python PATH] [WORD …]
Measures Convisible beside PyTorch (for Java, and for Python where a python3 can import torch, or the one at
PATH) and ND4J: about five minutes, on an otherwise idle machine. With words, only the cases that have one of
them in their name. --quick takes a third of the rounds. --gpu measures the OpenCL device that ./course doctor
calls used, beside PyTorch with CUDA.""",
    "doctor": """./course doctor
Tells what is there, what is wrong and how to mend it; fails when something is wrong. Changes nothing.""",
}


def lab(arguments: list[str]) -> int:
    ready()
    print("Starting JupyterLab; end it with Ctrl-C.", flush=True)
    first = tree.chapters()[0].relative_to(tree.ROOT).as_posix()
    root = ["--allow-root"] if os.geteuid() == 0 else []
    os.environ["JUPYTER_CONFIG_PATH"] = str(tree.JUPYTER_CONFIG)
    where = [f"--ServerApp.root_dir={tree.ROOT}", f"--LabApp.default_url=/lab/tree/{first}"]
    return _become(["-m", "jupyterlab", *where, *root, *arguments])


def run(arguments: list[str]) -> int:
    tree.notebooks([argument for argument in arguments if not argument.startswith("-")])
    ready()
    return _become([str(Path(__file__).with_name("run.py")), *arguments])


def _become(arguments: list[str]) -> int:
    os.execv(tree.PYTHON, [str(tree.PYTHON), *arguments])


COMMANDS = {"lab": lab, "test": tests.run, "run": run, "bench": bench.run, "doctor": doctor.run}


def main(arguments: list[str]) -> int:
    name, rest = arguments[0], arguments[1:]
    if name not in COMMANDS:
        raise Trouble(f"There is no command “{name}”. The commands are: {', '.join(COMMANDS)}.")
    if "--help" in rest or "-h" in rest:
        print(HELP[name])
        return 0
    return COMMANDS[name](rest)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Trouble as trouble:
        sys.exit(f"course: {trouble}")
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        sys.exit(f"course: The disk of {tree.ROOT} is full. Make room, then run the same command again.")
    except KeyboardInterrupt:
        print("\ncourse: Stopped. The same command goes on from here.", file=sys.stderr)
        sys.exit(130)
