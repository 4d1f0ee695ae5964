"""environment.yml says what is installed, and conda's route works."""

import os
import shutil
import subprocess
from importlib.metadata import version

import environment
import nbformat
import tree
from nbclient import NotebookClient


def test_the_pins_are_what_is_installed():
    pins = environment.pins()
    assert "jjava" in pins and "jupyterlab" in pins
    assert {name: version(name) for name in pins} == pins


def test_the_stock_kernel_finds_the_library_by_the_variables_alone(tmp_path, monkeypatch):
    """As with conda: pip's own kernelspec, and the variables of environment.yml."""
    specs = tmp_path / "jupyter" / "kernels" / "stock"
    shutil.copytree(tree.VENV / "share" / "jupyter" / "kernels" / "java", specs)
    (specs / "kernel.json").write_text(
        '{"argv": ["java", "-jar", "{resource_dir}/jjava-launcher.jar", "{resource_dir}/jjava.jar",'
        ' "{connection_file}"], "display_name": "Java", "language": "java", "interrupt_mode": "message"}'
    )
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "jupyter"))
    for name, value in environment.variables().items():
        monkeypatch.setenv(name, value)
    cell = nbformat.v4.new_code_cell("conv(6, 5).padding(2).outputShape(shape(1, 28, 28))")
    notebook = nbformat.v4.new_notebook(cells=[cell])
    NotebookClient(notebook, kernel_name="stock", resources={"metadata": {"path": str(tree.NOTEBOOKS)}}).execute()
    assert notebook.cells[0].outputs[0].data["text/plain"] == "6×28×28"


def test_binders_script_makes_a_kernel_in_a_bare_tree(bare_tree, tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    subprocess.run([tree.PYTHON, "-m", "venv", tmp_path / "env"], check=True)
    python = tmp_path / "env" / "bin" / "python"
    packages = [f"{name}=={version(name)}" for name in ("jjava", "jupyter_client")]
    subprocess.run([python, "-m", "pip", "install", "-q", *packages], check=True)
    settings = {**os.environ, "HOME": str(home), "PATH": f"{python.parent}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        [bare_tree / ".binder" / "postBuild"],
        cwd=bare_tree,
        env=settings,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert (bare_tree / ".binder" / "environment.yml").read_text() == environment.FILE.read_text()
    ask = (
        "from jupyter_client.manager import start_new_kernel\n"
        "manager, client = start_new_kernel(kernel_name='java')\n"
        "reply = client.execute_interactive('System.out.print(shape(3, 4).size())', timeout=60)\n"
        "client.stop_channels(); manager.shutdown_kernel(now=True)\n"
    )
    notebooks = bare_tree / "notebooks"
    told = subprocess.run([python, "-c", ask], capture_output=True, text=True, cwd=notebooks, env=settings)
    assert told.stdout == "12", told.stdout + told.stderr
