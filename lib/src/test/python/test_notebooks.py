"""Every notebook: it runs from a clean kernel, its stored outputs are what it gives, and it keeps the house style."""

import copy
import re
from html.parser import HTMLParser

import pytest
import run
import tree

CHAPTERS = tree.notebooks([])
NAMES = [str(path.relative_to(tree.NOTEBOOKS)) for path in CHAPTERS]
MEMORY = 1.5e9

each_chapter = pytest.mark.parametrize("path", CHAPTERS, ids=NAMES)


def test_there_are_chapters_and_the_readme_lists_them():
    readme = (tree.ROOT / "README.md").read_text(encoding="utf-8")
    assert len(tree.chapters()) >= 2
    for path in tree.chapters():
        assert f"(notebooks/{path.name})" in readme


@each_chapter
def test_it_runs_and_gives_what_is_stored(path, monkeypatch):
    monkeypatch.setenv("CONVISIBLE_TEST", "1")
    stored = run.read(path)
    fresh = copy.deepcopy(stored)
    result = run.execute(fresh, path.parent)
    assert result.failure is None, result.failure
    assert result.peak < MEMORY
    run.tidy(fresh)
    for was, now in zip(_code(stored), _code(fresh), strict=True):
        assert [_shown(output) for output in now.outputs] == [_shown(output) for output in was.outputs], was.id


@each_chapter
def test_every_picture_says_what_it_shows(path):
    pictures = 0
    for cell in _code(run.read(path)):
        for output in cell.outputs:
            assert output.output_type != "error", cell.id
            data = output.get("data", {})
            images = _images(data.get("text/html", ""))
            pictures += len(images)
            if any(kind.startswith("image/") for kind in data):
                assert images, f"{cell.id}: a picture without HTML has no alt text"
            for image in images:
                assert len(image["alt"]) > 10, cell.id
                assert image["src"].startswith("data:image/"), cell.id
                assert int(image["width"]) <= 760, cell.id
    assert pictures >= 3


@each_chapter
def test_its_cells_are_short_and_its_links_resolve(path):
    notebook = run.read(path)
    lengths = sorted(len(cell.source.splitlines()) for cell in _code(notebook))
    assert lengths[len(lengths) // 2] <= 4 and lengths[-1] <= 20
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert max(map(len, cell.source.splitlines())) <= 110, f"{cell.id} would scroll sideways"
        for target in re.findall(r"\]\(([^)#]+)[^)]*\)", cell.source if cell.cell_type == "markdown" else ""):
            assert target.startswith("https://") or (path.parent / target).exists(), target


def _code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def _shown(output):
    """What of an output must be the same everywhere: not the pictures' bytes, since letters differ with the fonts."""
    data = {kind: text for kind, text in output.get("data", {}).items() if not kind.startswith("image/")}
    html = re.sub(r"base64,[^\"]+|width=\"\d+\"", "", data.pop("text/html", ""))
    return output.output_type, html, sorted(data.items()), output.get("text")


def _images(html):
    found = []

    class Images(HTMLParser):
        def handle_starttag(self, tag, attributes):
            if tag == "img":
                found.append(dict(attributes))

    Images().feed(html)
    return found
