"""The chapters in JupyterLab, in a real browser, as a reader sees them. Screenshots go to target/screenshots."""

import re
from urllib.request import urlopen

import pytest
import tree
from browser import lab, open_notebook, page, run_all, screenshots  # noqa: F401


def test_the_token_is_asked_for(lab):
    with pytest.raises(Exception, match="403"):
        urlopen(re.sub(r"/lab.*", "/api/contents", lab))


@pytest.mark.parametrize("path", tree.chapters(), ids=lambda path: path.stem)
def test_a_chapter_runs_and_shows_its_figures(lab, page, path):
    open_notebook(page, lab, path)
    run_all(page)
    codes = page.locator(".jp-CodeCell")
    prompts = [codes.nth(i).locator(".jp-InputPrompt").first.inner_text() for i in range(codes.count())]
    assert prompts == [f"[{i}]:" for i in range(1, len(prompts) + 1)]
    assert page.locator(".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.stderr']").count() == 0
    images = page.locator(".jp-OutputArea-output img:visible")
    assert images.count() >= 3
    for i in range(images.count()):
        images.nth(i).scroll_into_view_if_needed()
        assert images.nth(i).evaluate("image => image.complete && image.naturalWidth > 0 && image.alt.length > 10")
    too_wide = page.evaluate(
        "() => [...document.querySelectorAll('.jp-OutputArea-output, .jp-CodeMirrorEditor, .cm-scroller')]"
        ".filter(area => area.scrollWidth > area.clientWidth + 1).map(area => area.innerText.slice(0, 80))"
    )
    assert too_wide == []
    screenshots(page, path.stem)


def test_an_exercise_answers_a_stub_a_mistake_and_a_solution(lab, page):
    open_notebook(page, lab, tree.NOTEBOOKS / "06-local-connection.ipynb")
    run_all(page)
    stub = page.locator(".jp-CodeCell", has_text="float y =")
    verdict = page.locator(".jp-CodeCell", has_text="exercise1.check(y)").locator(".jp-OutputArea-output")
    assert "not yet" in verdict.inner_text()
    for answer, word in (("1f", "The bias 0.5 is added"), ("1.5f", "right")):
        editor = stub.locator(".cm-content")
        editor.click()
        page.keyboard.press("Control+a")
        page.keyboard.type(f"float y = {answer};")
        page.keyboard.press("Shift+Enter")
        page.keyboard.press("Shift+Enter")
        verdict.filter(has_text=word).wait_for()
