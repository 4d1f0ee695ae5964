"""What the prose says of shapes, weights and sizes stands beside it in a cell, which computes, shows or asserts it."""

import re

import pytest
import run
import tree

SHAPE = r"\d+(?:×\d+)+"
COUNT = r"\d{1,3}(?:,\d{3})+|\d{2,}|\d(?= (?:weight|bias|pixel|channel|filter|row|column|number|product|place|map|unit)s?\b)"
STATED = re.compile(rf"(?<![\w.,/·-])(?:{SHAPE}|{COUNT})(?![\w.,]*\d)")
NO_SIZE = re.compile(
    r"`[^`]*`|\$\$[^$]*\$\$|\$[^$]*\$|\[[^\]]*\]\([^)]*\)|^#.*$|^\*\*\d+\.\d+.*?\*\*"  # code, formulas, links, headings
    r"|\b(?:[Cc]hapters?|exercise) \d\d(?:(?:, | and | to )\d\d)*"
    r"|\b(?:1[89]|20)\d\d\b"  # years
    r"|\| \d\d(?: to \d\d)? \|$"  # chapters in a table
    r"|\d+ ?°C|\d+ ?(?:to \d+ )?(?:%|seconds|minutes|ms\b|times\b)",
    re.M,
)


@pytest.mark.parametrize("path", tree.chapters()[1:], ids=[path.stem for path in tree.chapters()[1:]])
def test_every_size_in_the_prose_is_computed_beside_it(path):
    sections = _sections(run.read(path).cells)
    everything = _numbers("\n".join(shown for _, shown in sections))
    missing = []
    for prose, shown in sections:
        if prose.startswith("## Exercises"):
            continue  # their numbers are given, not stated
        there = everything if prose.startswith(("# ", "## What you learnt")) else _numbers(shown)
        prose = NO_SIZE.sub(" ", prose)
        missing += [
            f"{number} in “…{prose[max(0, found.start() - 40) : found.end() + 30]}…”".replace("\n", " ")
            for found in STATED.finditer(prose)
            for number in _numbers(found[0])
            if number not in there
        ]
    assert not missing, "\n".join(missing)


def _sections(cells) -> list[tuple[str, str]]:
    """From one heading to the next: the prose, and what the code cells show."""
    sections = []
    for cell in cells:
        parts = re.split("^(?=##? )", cell.source, flags=re.M) if cell.cell_type == "markdown" else [""]
        for part in filter(None, parts):
            if part.startswith("#"):
                sections.append(("", ""))
            sections[-1] = (f"{sections[-1][0]}{part}\n", sections[-1][1])
        sections[-1] = (sections[-1][0], f"{sections[-1][1]}{_shown(cell)}\n")
    return sections


def _shown(cell):
    """A code cell's source, and its outputs in words: the alt texts of pictures among them."""
    if cell.cell_type != "code":
        return ""
    outputs = (output.get("text", "") + str(output.get("data", {}).get("text/plain", "")) for output in cell.outputs)
    return "\n".join([cell.source, *outputs])


def _numbers(text):
    return {int(re.sub("[,_]", "", number)) for number in re.findall(r"\d{1,3}(?:[,_]\d{3})+|\d+", text)}
