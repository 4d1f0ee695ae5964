"""Chapters with sliders and exercises, used as a reader uses them. Screenshots go to target/screenshots."""

import pytest
import tree
from browser import SCREENSHOTS, lab, open_notebook, page, run_all  # noqa: F401


@pytest.fixture(scope="module")
def padding(lab, page):
    return _opened(lab, page, "10-zero-padding")


@pytest.fixture(scope="module")
def sizes(lab, page, padding):
    return _opened(lab, page, "14-the-size-of-the-output-box")


def _opened(lab, page, name):
    open_notebook(page, lab, tree.NOTEBOOKS / f"{name}.ipynb")
    run_all(page)
    return page


def _live(page, text):
    return page.locator(".jp-CodeCell", has_text=text).locator(".jp-OutputArea").first


def _press(live, slider, key):
    live.locator(".widget-slider", has_text=slider).locator(".noUi-handle").press(key)


def test_padding_and_stride_change_the_drawing_and_the_size(padding):
    live = _live(padding, "(n, f, s, p) -> Plot.sliding")
    live.locator("img[alt*='its output is 6×6']").first.wait_for()
    _press(live, "padding", "ArrowRight")
    live.locator("img[alt*='its output is 8×8']").first.wait_for()
    _press(live, "stride", "ArrowRight")
    live.locator("img[alt*='its output is 4×4']").first.wait_for()
    live.screenshot(path=SCREENSHOTS / "live-padding.png")


def test_a_filter_that_does_not_fit_explains_itself_at_the_sliders(padding):
    live = _live(padding, "(n, f, s, p) -> Plot.sliding")
    for _ in range(2):
        _press(live, "padding", "ArrowLeft")
        _press(live, "input", "ArrowLeft")
    for _ in range(4):
        _press(live, "filter", "ArrowRight")
    live.get_by_text("but the input only 4").first.wait_for()
    live.screenshot(path=SCREENSHOTS / "live-impossible.png")


def test_an_exercise_on_padding_answers(padding):
    _answer(padding, "int height =", "exercise1.check(height)", "int height = 8;", "You forgot the padding")
    _answer(padding, "int height =", "exercise1.check(height)", "int height = 12;", "right")


def test_the_number_of_filters_changes_the_depth_of_the_box(sizes):
    live = _live(sizes, 'Plot.row(Plot.box(picture), "→", Plot.box(out)')
    live.locator("img[alt*='6×30×30']").first.wait_for()
    _press(live, "K", "ArrowRight")
    live.locator("img[alt*='7×30×30']").first.wait_for()
    live.screenshot(path=SCREENSHOTS / "live-box.png")


def test_every_place_of_every_filter_can_be_stepped_to(sizes):
    live = _live(sizes, "Plot.scan(x, both, k).frames()")
    first = live.locator("img:visible").first.get_attribute("alt")
    _press(live, "place", "ArrowRight")
    live.locator(f"img:visible:not([alt='{first}'])").first.wait_for()


def test_an_exercise_on_sizes_answers(sizes):
    check = "exercise1.check(box)"
    _answer(sizes, "int[] box =", check, "int[] box = new int[] {10, 14, 14};", "You forgot the padding")
    _answer(sizes, "int[] box =", check, "int[] box = new int[] {10, 16, 16};", "right")


def _answer(page, stub, check, answer, words):
    editor = page.locator(".jp-CodeCell", has_text=stub).locator(".cm-content")
    editor.click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(answer)
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Shift+Enter")
    verdict = page.locator(".jp-CodeCell", has_text=check).locator(".jp-OutputArea-output")
    verdict.filter(has_text=words).wait_for()
    page.screenshot(path=SCREENSHOTS / f"answer-{words.split()[-1]}.png")
