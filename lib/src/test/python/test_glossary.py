"""The glossary lists every term that a chapter introduces, and no chapter uses a term before it is introduced."""

import re

import pytest
import run
import tree

ROW = re.compile(r"^\| (.+?) \| ([\u4e00-\u9fff]+) \| \[(.+?) · .+?\]\((.+?)\) \|$", re.M)
INTRODUCTION = re.compile(r"\*\*([^*\n]+)\*\*[^*\n(]{0,60}\(([\u4e00-\u9fff]+)\)")

LISTED = ROW.findall((tree.ROOT / "notebooks" / "glossary.md").read_text(encoding="utf-8"))


def test_it_lists_what_the_chapters_introduce_each_term_once_and_in_order():
    introduced = [
        (term, chinese, path.name[:2], path.name)
        for path in tree.chapters()
        for term, chinese in INTRODUCTION.findall("\n".join(_prose(path)))
    ]
    assert LISTED == introduced
    terms = [term.lower() for term, *_ in LISTED]
    assert len(set(terms)) == len(terms)


@pytest.mark.parametrize("term, chinese, number, chapter", LISTED, ids=[row[0] for row in LISTED])
def test_a_term_is_introduced_before_it_is_used(term, chinese, number, chapter):
    uses = re.compile(rf"\b{re.escape(term.lower().removesuffix('s'))}s?\b")
    for path in tree.chapters()[1:]:  # 00 is about the notebook, not about networks
        text = "\n".join(_prose(path)[1:])  # the first cell says what will be learnt
        if path.name == chapter:
            text = text[: re.search(rf"\*\*{re.escape(term)}\*\*", text).start()]
        elif path.name > chapter:
            break
        text = re.sub(r"`[^`]*`|\[[^\]]*\]\([^)]*\)|^#.*$", "", INTRODUCTION.sub("", text), flags=re.M)
        found = uses.search(text.lower())
        assert not found, f"{path.name}: …{text[max(0, found.start() - 60) : found.end() + 40]}…"


def _prose(path):
    return [cell.source for cell in run.read(path).cells if cell.cell_type == "markdown"]
