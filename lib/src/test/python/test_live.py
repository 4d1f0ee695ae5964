"""Live controls in JupyterLab: moved with the keyboard, loaded anew, run again. Screenshots go to target/screenshots."""

import statistics

import nbformat
import pytest
import run
import tree
from browser import SCREENSHOTS, lab, open_notebook, page, run_all  # noqa: F401
from nbformat.v4 import new_code_cell, new_notebook

SIZE = """
Live.of(slider("padding", 0, 4, 1), slider("stride", 1, 4, 1), (p, s) -> {
    Size out = Window.of(Size.square(3), Size.square(s)).withPadding(Size.square(p)).output(Size.square(6));
    return Plot.column(Plot.grid(new float[out.height()][out.width()]), "output " + out);
})"""

EVERYTHING = """
Live.of(slider("threshold", 0, 1, 0.1), dropDown("colour", "red", "green"), toggle("large", false), button("again"),
    (t, colour, large, presses) -> {
        if (t > 0.75) throw new PlainException(t + " is too much; take `0.7` or less.");
        return t + " " + colour + " " + large + " " + 6 / (3 - presses);
    })"""

# Milliseconds from the key to the new picture, decoded and ready to be painted.
STOPWATCH = """live => {
    let pressed;
    window.waits = [];
    live.addEventListener('keydown', () => { pressed = performance.now(); }, true);
    new MutationObserver(async () => {
        await live.querySelector('img').decode();
        window.waits.push(performance.now() - pressed);
    }).observe(live.querySelector('.widget-html-content'), { childList: true });
}"""


@pytest.fixture(scope="module")
def notebooks():
    """Two alike, in a folder that JupyterLab shows."""
    paths = [tree.TARGET / f"live-{name}.ipynb" for name in "ab"]
    kernel = {"kernelspec": {"display_name": "Java", "language": "java", "name": "java"}}
    for path in paths:
        nbformat.write(new_notebook(cells=[new_code_cell(SIZE), new_code_cell(EVERYTHING)], metadata=kernel), path)
    yield paths
    for path in paths:
        path.unlink()


@pytest.fixture
def started(lab, page, notebooks):
    open_notebook(page, lab, notebooks[0])
    run_all(page)
    _lives(page).nth(1).wait_for()
    return page


def test_a_slider_changes_picture_and_text_in_place(started, record_property):
    live = _lives(started).first
    assert started.locator(".convisible-still:visible").count() == 0
    assert _alt(live).endswith("output 4×4")
    live.evaluate(STOPWATCH)
    for size in ("6×6", "8×8", "10×10", "12×12"):
        _press(live, "padding", "ArrowRight")
        _wait_for_alt(live, f"output {size}")
    for size in ("6×6", "4×4", "3×3"):
        _press(live, "stride", "ArrowRight")
        _wait_for_alt(live, f"output {size}")
    waits = started.evaluate("window.waits")
    record_property("milliseconds to the new picture", statistics.median(waits))
    print(f"\nfrom the key to the new picture: median {statistics.median(waits):.0f} ms, longest {max(waits):.0f} ms")
    _screenshot(started, "moved")


def test_every_control_can_be_worked_with_the_keyboard(started):
    live = _lives(started).nth(1)
    _wait_for_text(live, "0.0 red false 2")
    for _ in range(3):
        _press(live, "threshold", "ArrowRight")
    _wait_for_text(live, "0.3 red false 2")
    live.locator("select").focus()
    for key in ("Space", "ArrowDown", "Enter"):  # the arrows alone are JupyterLab's
        started.keyboard.press(key)
    _wait_for_text(live, "0.3 green false 2")
    live.locator("input[type=checkbox]").press("Space")
    _wait_for_text(live, "0.3 green true 2")
    live.locator("button").press("Enter")
    _wait_for_text(live, "0.3 green true 3")


def test_an_error_is_told_in_place_and_the_controls_go_on(started):
    live = _lives(started).nth(1)
    _press(live, "threshold", "End")
    _wait_for_text(live, "1.0 is too much; take 0.7 or less.")
    _screenshot(started, "error")
    _press(live, "threshold", "Home")
    _wait_for_text(live, "0.0 red false 2")
    for _ in range(3):
        live.locator("button").press("Enter")
    _wait_for_text(live, "java.lang.ArithmeticException: / by zero")
    live.locator("button").press("Enter")
    _wait_for_text(live, "0.0 red false -6")


def test_a_page_loaded_anew_goes_on_where_it_was(started):
    _press(_lives(started).first, "padding", "ArrowRight")
    _wait_for_alt(_lives(started).first, "output 6×6")
    _save(started)
    started.reload()
    live = _lives(started).first
    live.wait_for()
    _wait_for_alt(live, "output 6×6")
    _press(live, "padding", "ArrowRight")
    _wait_for_alt(live, "output 8×8")


def test_a_cell_run_again_starts_again(started):
    live = _lives(started).first
    _press(live, "padding", "ArrowRight")
    _wait_for_alt(live, "output 6×6")
    started.locator(".jp-CodeCell").first.locator(".cm-content").click()
    started.keyboard.press("Control+Enter")
    _wait_for_alt(live, "output 4×4")
    _press(live, "padding", "ArrowRight")
    _wait_for_alt(live, "output 6×6")
    assert _lives(started).count() == 2
    assert started.locator(".convisible-still:visible").count() == 0
    run_all(started)
    _wait_for_alt(live, "output 4×4")
    _press(live, "padding", "ArrowRight")
    _wait_for_alt(live, "output 6×6")


def test_without_its_kernel_the_plain_picture_stands_there(started):
    _press(_lives(started).first, "padding", "ArrowRight")
    _wait_for_alt(_lives(started).first, "output 6×6")
    _save(started)
    _menu(started, "Kernel", "Restart Kernel…")
    started.locator(".jp-Dialog .jp-mod-accept").click()
    still = started.locator(".convisible-still:visible")
    still.nth(1).wait_for()
    assert _lives(started).locator("visible=true").count() == 0
    started.reload()
    still.nth(1).wait_for()
    started.get_by_text("Error displaying widget").nth(1).wait_for(state="attached")
    assert started.locator(":text('Error displaying widget'):visible").count() == 0
    assert still.count() == 2
    assert still.locator("img").get_attribute("alt").endswith("output 4×4")
    assert "padding = 0, stride = 1. Run this cell to move them." in still.first.inner_text()
    _screenshot(started, "without-kernel")


def test_without_a_front_end_the_picture_is_stored_and_is_the_same_every_time(lab, notebooks):
    stored = [_executed(notebooks[0]) for _ in range(2)]
    assert stored[0] == stored[1]
    [picture], [text] = stored[0]
    assert set(picture.data) == {"text/html", "image/png", "text/plain"}
    assert picture.data["text/plain"].endswith("output 4×4")
    assert "0.0 red false 2" in text.data["text/html"]


def test_two_notebooks_do_not_disturb_each_other(started, lab, notebooks):
    other = started.context.browser.new_page()
    open_notebook(other, lab, notebooks[1])
    run_all(other)
    first, second = _lives(started).first, _lives(other).first
    second.wait_for()
    _press(first, "padding", "ArrowRight")
    _press(second, "padding", "End")
    _wait_for_alt(first, "output 6×6")
    _wait_for_alt(second, "output 12×12")
    other.close()


def test_on_a_dark_page_it_can_be_read(started):
    _menu(started, "Settings", "Theme", "JupyterLab Dark")
    started.locator("body[data-jp-theme-light=false]").wait_for(state="attached")
    _press(_lives(started).nth(1), "threshold", "End")
    _wait_for_text(_lives(started).nth(1), "1.0 is too much; take 0.7 or less.")
    _screenshot(started, "dark")
    _menu(started, "Settings", "Theme", "JupyterLab Light")


def _executed(path):
    notebook = run.read(path)
    assert run.execute(notebook, path.parent).failure is None
    run.tidy(notebook)
    return [cell.outputs for cell in notebook.cells]


def _lives(page):
    return page.locator(".convisible-live")


def _press(live, name, key):
    live.locator(".widget-slider", has_text=name).locator(".noUi-handle").press(key)


def _alt(live):
    return live.locator("img").get_attribute("alt")


def _wait_for_alt(live, end):
    live.locator(f"img[alt$='{end}']").wait_for()


def _wait_for_text(live, text):
    live.locator(".widget-html-content", has_text=text).wait_for()


def _menu(page, menu, *entries):
    page.get_by_role("menuitem", name=menu, exact=True).click()
    for entry in entries:
        page.locator(".lm-Menu-itemLabel", has_text=entry).first.click()


def _save(page):
    page.keyboard.press("Control+s")
    page.locator(".jp-mod-current.jp-mod-dirty").wait_for(state="detached")


def _screenshot(page, name):
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.wait_for_timeout(300)
    page.screenshot(path=SCREENSHOTS / f"live-{name}.png")
