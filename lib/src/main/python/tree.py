"""Where things are in the course's tree."""

from pathlib import Path

from trouble import Trouble

ROOT = Path(__file__).resolve().parents[4]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
TARGET = ROOT / "target"
JAR = TARGET / "course" / "convisible.jar"
NOTEBOOKS = ROOT / "notebooks"
GALLERY = ROOT / "docs" / "gallery.ipynb"
JUPYTER_CONFIG = ROOT / "lib" / "src" / "main" / "jupyter"

NAME = "[0-9][0-9]-*.ipynb"


def chapters() -> list[Path]:
    """The chapters, in the order of their numbers."""
    return sorted(NOTEBOOKS.glob(NAME))


def notebooks(numbers: list[str]) -> list[Path]:
    """The chapters, what belongs to them in folders below (solutions), and the gallery: of these numbers or all."""
    if numbers == ["gallery"]:
        return [GALLERY]
    everything = sorted(NOTEBOOKS.rglob(NAME), key=lambda path: (path.parent, path.name))
    everything = [path for path in everything if ".ipynb_checkpoints" not in path.parts]
    if not everything:
        raise Trouble(f"There is no chapter (NN-name.ipynb) in {NOTEBOOKS}.")
    for number in numbers:
        if not any(path.name.startswith(f"{number}-") for path in everything):
            names = ", ".join(path.stem for path in chapters())
            raise Trouble(f"There is no chapter {number}. The chapters are: {names}.")
    return [path for path in everything if path.name[:2] in numbers] if numbers else [*everything, GALLERY]
