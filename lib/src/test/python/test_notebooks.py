"""Every notebook: it runs from a clean kernel, its stored outputs are what it gives, and it keeps the house style."""

import base64
import collections
import copy
import io
import re
from html.parser import HTMLParser

import pytest
import run
import tree
from nbformat.v4 import new_code_cell, new_notebook
from PIL import Image, ImageChops, ImageStat

NOTEBOOKS = tree.notebooks([])
MEMORY = 1.5e9

each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=[path.stem for path in NOTEBOOKS])
each_chapter = pytest.mark.parametrize("path", tree.chapters(), ids=[path.stem for path in tree.chapters()])


def test_there_are_chapters_and_the_readme_lists_them():
    readme = (tree.ROOT / "README.md").read_text(encoding="utf-8")
    contents = _prose(tree.chapters()[0])
    for path in tree.chapters()[1:]:
        assert f"(notebooks/{path.name})" in readme
        assert f"({path.name})" in contents
    for path, following in zip(tree.chapters(), tree.chapters()[1:]):
        assert f"({following.name})" in run.read(path).cells[-1].source, f"{path.name} does not lead to the next"


def test_the_table_of_times_has_a_row_for_each_chapter():
    table = (tree.ROOT / "docs" / "performance.md").read_text(encoding="utf-8")
    for path in tree.chapters():
        assert f"| {path.name[:2]} |" in table, path.name


@each_notebook
def test_it_runs_and_gives_what_is_stored(path):
    stored = run.read(path)
    fresh = copy.deepcopy(stored)
    result = run.execute(fresh, path.parent)
    assert result.failure is None, result.failure
    assert result.peak < MEMORY
    run.tidy(fresh)
    for was, now in zip(_code(stored), _code(fresh), strict=True):
        if "machine" in was.metadata.get("tags", []):  # it tells of the machine, and of the reader's progress
            assert len(was.outputs) == len(now.outputs) == 1
            continue
        for old, new in zip(was.outputs, now.outputs, strict=True):
            assert _alike(_shown(old), _shown(new)), f"{was.id}: {_shown(old)} became {_shown(new)}"
        for old, new in zip(_pictures(was), _pictures(now), strict=True):
            assert _difference(old, new) < TOLERANCE, f"{was.id}: the picture has changed"


def test_the_failing_cell_is_told_though_those_after_it_ran_before(tmp_path):
    cells = [new_code_cell(source, execution_count=i) for i, source in enumerate(("1 + 1", "1 / 0", "3"), start=1)]
    failure = run.execute(new_notebook(cells=cells), tmp_path).failure
    assert failure.startswith("code cell 2:\n    1 / 0") and "/ by zero" in failure


def test_a_broken_picture_would_be_noticed():
    old = next(picture for cell in _code(run.read(tree.GALLERY)) for picture in _pictures(cell))
    assert _difference(old, old) == 0
    blank = Image.new(old.mode, old.size, old.getpixel((0, 0)))
    shifted = ImageChops.offset(old, old.width // 8, 0)
    assert min(_difference(old, blank), _difference(old, shifted)) > TOLERANCE


@each_notebook
def test_no_picture_is_blank(path):
    for cell in _code(run.read(path)):
        for picture in _pictures(cell):
            assert max(high - low for low, high in ImageStat.Stat(picture.convert("RGB")).extrema) > 20, cell.id


# A photo or a digit of which nothing is said but its size.
NAMELESS = re.compile(r"(?:^|; )(?:colour|grey) picture, \d+ rows")


@each_notebook
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
                assert path not in tree.chapters() or not NAMELESS.search(image["alt"]), f"{cell.id}: {image['alt']}"
                assert image["src"].startswith("data:image/"), cell.id
                assert int(image["width"]) <= 760, cell.id
    assert pictures >= 3 or path not in tree.chapters()


@each_chapter
def test_every_exercise_has_a_solution_that_is_right(path):
    solutions = path.parent / "solutions" / f"{path.name[:2]}-solutions.ipynb"
    asked, solved = (_verdicts(run.read(notebook)) for notebook in (path, solutions))
    assert len(asked) >= 3
    assert {verdict.split(": ")[1].split(".")[0] for verdict in asked} == {"not yet"}
    assert [verdict.split(":")[0][2:] for verdict in solved] == [verdict.split(":")[0][2:] for verdict in asked]
    assert all(verdict.startswith("✓") and ": right." in verdict for verdict in solved), solved


def _verdicts(notebook):
    texts = (str(output.get("data", {}).get("text/plain", "")) for cell in _code(notebook) for output in cell.outputs)
    return [text for text in texts if re.match(r". Exercise \d", text)]


@each_notebook
def test_its_cells_are_short_and_its_links_resolve(path):
    notebook = run.read(path)
    lengths = sorted(len(cell.source.splitlines()) for cell in _code(notebook))
    assert lengths[len(lengths) // 2] <= 4 and lengths[-1] <= 20
    for cell in notebook.cells:
        if cell.cell_type == "code":
            widest = max(map(len, cell.source.splitlines()))
            assert widest <= 110, f"{cell.id} would scroll sideways"
        for target in re.findall(r"\]\(([^)#]+)[^)]*\)", cell.source if cell.cell_type == "markdown" else ""):
            assert target.startswith("https://") or (path.parent / target).exists(), target


def test_little_code_is_shared_between_chapters():
    lines = {
        path: [line.strip() for cell in _code(run.read(path)) for line in cell.source.splitlines() if len(line.strip()) > 3]
        for path in tree.chapters()
    }
    chapters = collections.Counter(line for path in lines for line in set(lines[path]))
    written = [line for path in lines for line in lines[path]]
    shared = [line for line in written if chapters[line] > 1]
    assert len(shared) < len(written) / 10, sorted(set(shared))


def _prose(path):
    return "\n".join(cell.source for cell in run.read(path).cells if cell.cell_type == "markdown")


def _code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def _shown(output):
    """What of an output must be the same everywhere: not the pictures' bytes, since letters differ with the fonts."""
    data = {kind: text for kind, text in output.get("data", {}).items() if not kind.startswith("image/")}
    html = re.sub(r"base64,[^\"]+|width=\"\d+\"", "", data.pop("text/html", ""))
    return "\n".join([output.output_type, html, *map(str, sorted(data.items())), output.get("text", "")])


DECIMAL = re.compile(r"\d+\.\d+")


def _alike(old, new):
    """The same words and whole numbers; decimals may differ a little, as processors round sums otherwise."""
    if DECIMAL.sub("#", old) != DECIMAL.sub("#", new):
        return False
    pairs = zip(map(float, DECIMAL.findall(old)), map(float, DECIMAL.findall(new)))
    return all(abs(a - b) <= 0.05 + 0.05 * abs(a) for a, b in pairs)


# Of the brightness from black to white, on average over the patches of a coarse view. Letters differ with the fonts.
TOLERANCE = 0.04


def _pictures(cell):
    return [
        Image.open(io.BytesIO(base64.b64decode(data)))
        for output in cell.outputs
        for kind, data in output.get("data", {}).items()
        if kind.startswith("image/")
    ]


def _difference(old, new):
    coarse = [picture.convert("RGB").resize((24, 24), Image.Resampling.BOX) for picture in (old, new)]
    return max(ImageStat.Stat(ImageChops.difference(*coarse)).mean) / 255


def _images(html):
    found = []

    class Images(HTMLParser):
        def handle_starttag(self, tag, attributes):
            if tag == "img":
                found.append(dict(attributes))

    Images().feed(html)
    return found
