"""The chapters in JupyterLab, in a real browser, as a reader sees them. Screenshots go to target/screenshots."""

import os
import re
import socket
import subprocess
import time
from urllib.request import urlopen

import pytest
import tree
from conftest import need
from playwright.sync_api import sync_playwright

SCREENSHOTS = tree.TARGET / "screenshots"


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """./course lab --no-browser, and the address with the token that it prints."""
    settings = tmp_path_factory.mktemp("settings")
    whole = settings / "@jupyterlab" / "notebook-extension" / "tracker.jupyterlab-settings"
    whole.parent.mkdir(parents=True)
    whole.write_text('{"windowingMode": "none"}')  # else cells out of sight are not in the page
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tree.TARGET / "lab.log"
    with open(log, "w") as out:
        command = [tree.ROOT / "course", "lab", "--no-browser", "--port", str(port)]
        environment = {**os.environ, "JUPYTERLAB_SETTINGS_DIR": str(settings)}
        server = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, env=environment)
    try:
        yield _address(log, server)
    finally:
        server.terminate()
        server.wait(20)


def _address(log, server) -> str:
    for _ in range(600):
        found = re.search(r"http://(?:localhost|127\.0\.0\.1):\d+/lab\S*\?token=\w+", log.read_text())
        if found:
            return found[0]
        assert server.poll() is None, log.read_text()
        time.sleep(0.1)
    pytest.fail("JupyterLab did not start: " + log.read_text())


@pytest.fixture(scope="module")
def page():
    browser_path = need("chromium", "Install it to test in a browser (Debian: apt-get install chromium).")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1366, "height": 1400})
        page.set_default_timeout(60_000)
        yield page
        browser.close()


def test_the_token_is_asked_for(lab):
    with pytest.raises(Exception, match="403"):
        urlopen(re.sub(r"/lab.*", "/api/contents", lab))


@pytest.mark.parametrize("path", tree.chapters(), ids=lambda path: path.stem)
def test_a_chapter_runs_and_shows_its_figures(lab, page, path):
    _open(page, lab, path)
    _run_all(page)
    codes = page.locator(".jp-CodeCell")
    prompts = [codes.nth(i).locator(".jp-InputPrompt").first.inner_text() for i in range(codes.count())]
    assert prompts == [f"[{i}]:" for i in range(1, len(prompts) + 1)]
    assert page.locator(".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.stderr']").count() == 0
    images = page.locator(".jp-OutputArea-output img")
    assert images.count() >= 3
    for i in range(images.count()):
        images.nth(i).scroll_into_view_if_needed()
        assert images.nth(i).evaluate("image => image.complete && image.naturalWidth > 0 && image.alt.length > 10")
    too_wide = page.evaluate(
        "() => [...document.querySelectorAll('.jp-OutputArea-output, .jp-CodeMirrorEditor, .cm-scroller')]"
        ".filter(area => area.scrollWidth > area.clientWidth + 1).map(area => area.innerText.slice(0, 80))"
    )
    assert too_wide == []
    _screenshots(page, path.stem)


def test_an_exercise_answers_a_stub_a_mistake_and_a_solution(lab, page):
    _open(page, lab, tree.NOTEBOOKS / "06-local-connection.ipynb")
    _run_all(page)
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


def _open(page, lab, path):
    address, _, query = lab.partition("?")
    base = re.sub(r"/lab.*", "", address)
    page.goto(f"{base}/lab/tree/notebooks/{path.name}?{query}&reset")
    page.locator(".jp-Notebook .jp-Cell").first.wait_for()
    page.get_by_text("Java | Idle").first.wait_for()


def _run_all(page):
    page.get_by_role("menuitem", name="Kernel", exact=True).click()
    page.get_by_role("menuitem", name="Restart Kernel and Run All Cells…").click()
    page.locator(".jp-Dialog .jp-mod-accept").click()
    page.locator(".jp-CodeCell .jp-InputPrompt", has_text="[*]").first.wait_for(state="attached")
    page.wait_for_function(
        "() => { const cells = [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')];"
        " return cells.length > 0 && cells.every((cell, i) => cell.innerText.trim() === `[${i + 1}]:`); }"
    )


def _screenshots(page, name):
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    panel = page.locator(".jp-WindowedPanel-outer").first
    height = panel.evaluate("panel => panel.scrollHeight")
    for number, top in enumerate(range(0, height, 1200)):
        panel.evaluate("(panel, top) => { panel.scrollTop = top; }", top)
        page.wait_for_timeout(300)
        page.screenshot(path=SCREENSHOTS / f"{name}-{number}.png")
