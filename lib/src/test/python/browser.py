"""What the tests in a real browser share: JupyterLab, a page, and what a reader does with them."""

import json
import os
import re
import socket
import subprocess
import time

import pytest
import tree
from conftest import need
from playwright.sync_api import sync_playwright

SCREENSHOTS = tree.TARGET / "screenshots"


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """./course lab --no-browser, and the address with the token that it prints."""
    settings = tmp_path_factory.mktemp("settings")
    _set(settings, "notebook-extension/tracker", "windowingMode", "none")  # else cells out of sight are not in the page
    _set(settings, "docmanager-extension/plugin", "autosave", False)  # else a long run changes the stored notebook
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tree.TARGET / "lab.log"
    with open(log, "w") as out:
        command = [tree.ROOT / "course", "lab", "--no-browser", "--port", str(port)]
        own = {"JUPYTERLAB_SETTINGS_DIR": str(settings), "CONVISIBLE_PROGRESS": str(settings / "progress.tsv")}
        server = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, env={**os.environ, **own})
    try:
        yield _address(log, server)
    finally:
        server.terminate()
        server.wait(20)


def _set(settings, plugin, name, value):
    file = settings / "@jupyterlab" / f"{plugin}.jupyterlab-settings"
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps({name: value}))


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


def open_notebook(page, lab, path):
    address, _, query = lab.partition("?")
    base = re.sub(r"/lab.*", "", address)
    page.goto(f"{base}/lab/tree/{path.relative_to(tree.ROOT).as_posix()}?{query}&reset")
    page.locator(".jp-Notebook .jp-Cell").first.wait_for()
    page.get_by_text("Java | Idle").first.wait_for()


def run_all(page):
    page.get_by_role("menuitem", name="Kernel", exact=True).click()
    page.get_by_role("menuitem", name="Restart Kernel and Run All Cells…").click()
    page.locator(".jp-Dialog .jp-mod-accept").click()
    page.locator(".jp-CodeCell .jp-InputPrompt", has_text="[*]").first.wait_for(state="attached")
    page.wait_for_function(
        "() => { const cells = [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')];"
        " return cells.length > 0 && cells.every((cell, i) => cell.innerText.trim() === `[${i + 1}]:`); }",
        timeout=600_000,  # of the longest chapter, on a busy machine
    )


def screenshots(page, name):
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    panel = page.locator(".jp-WindowedPanel-outer").first
    height = panel.evaluate("panel => panel.scrollHeight")
    for number, top in enumerate(range(0, height, 1200)):
        panel.evaluate("(panel, top) => { panel.scrollTop = top; }", top)
        page.wait_for_timeout(300)
        page.screenshot(path=SCREENSHOTS / f"{name}-{number}.png")
