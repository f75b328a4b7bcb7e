"""A desk served on this machine, and a browser that notes whatever goes wrong in it."""

import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn
from fastapi import FastAPI

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
DESKTOP, PHONE = {"width": 1200, "height": 800}, {"width": 375, "height": 800}

# What a reader with a keyboard or a screen reader needs, and what would hide words.
UNLABELLED = """() => [...document.querySelectorAll('input:not([type=hidden]), select, textarea')]
    .filter(each => !each.labels?.length && !each.ariaLabel).map(each => each.outerHTML)"""
CUT_OFF = """() => [document.scrollingElement, ...document.querySelectorAll('.sheet, .chips, .facts, .claim, .panel, .top')]
    .filter(each => each.scrollWidth > each.clientWidth + 1)
    .map(each => `${each.tagName} ${each.className} ${each.scrollWidth}`)"""
# Texts of a plot that lie on its legend by more than a hair.
OVER_LEGENDS = """() => [...document.querySelectorAll('figure.plot')].flatMap(figure => {
    const legend = figure.querySelector('.legend')?.getBoundingClientRect();
    const texts = figure.querySelectorAll('.xtick text, .ytick text, .xtitle, .ytitle, .textpoint text, figcaption');
    return !legend ? [] : [...texts].filter(text => {
        const box = text.getBoundingClientRect();
        return Math.min(box.right, legend.right) - Math.max(box.left, legend.left) > 2
            && Math.min(box.bottom, legend.bottom) - Math.max(box.top, legend.top) > 2;
    }).map(text => text.textContent);
})"""
# Every plot is there, its words in the colour of the page's own.
DRAWN = """() => [...document.querySelectorAll('figure.plot .canvas')].every(canvas => {
    const word = canvas.querySelector('svg .xtick text, svg .textpoint text');
    return word && getComputedStyle(word).fill === getComputedStyle(document.body).color;
})"""


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """Answer requests on a free port of this machine, and give the address."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="on"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [taken]}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{taken.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(10)


def session(browser: Any, base: str) -> Any:
    """Return a new session of a browser, without cookies and files of any other."""
    return browser.new_context(viewport=DESKTOP, base_url=base, color_scheme="light")


class Visit:
    """A page in a session of a browser at a desk; ``troubles`` gathers what the browser complains of."""

    def __init__(self, session: Any, base: str) -> None:
        self.base = base
        self.troubles: list[str] = []
        self.page = session.new_page()
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))
        self.page.on("requestfailed", self._failed)
        self.page.on("request", self._asked)
        self.page.on("dialog", self._dialog)

    def _said(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.troubles.append(f"{message.type}: {message.text}")

    def _failed(self, request: Any) -> None:
        if request.failure != "net::ERR_ABORTED":  # which is what a click on the next page does to the requests of this one
            self.troubles.append(f"failed: {request.url} {request.failure}")

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((self.base + "/", "data:", "blob:")):
            self.troubles.append(f"asked elsewhere: {request.url}")

    def _dialog(self, dialog: Any) -> None:
        self.troubles.append(f"a script ran: {dialog.message}")
        dialog.dismiss()

    def open(self, address: str) -> Any:
        """Open an address, wait until its plots are drawn, and return the page."""
        self.page.goto(address)
        self.wait()
        return self.page

    def wait(self) -> None:
        """Wait until the page and what it asks for is there, and its plots are drawn."""
        self.page.wait_for_load_state("load")
        self.page.wait_for_function(DRAWN)

    def close(self) -> None:
        """Close the page."""
        self.page.close()
