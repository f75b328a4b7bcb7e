"""Take the pictures of the desk that the documentation shows: ``python docs/screenshots.py LEDGER``, a ledger of ``examples``.

It needs chromium on the PATH, playwright and Pillow.
"""

import io
import shutil
import socket
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any, NamedTuple

import uvicorn
from PIL import Image
from playwright.sync_api import sync_playwright

from chancery.web.app import create_app

TARGET = Path(__file__).parent / "images"
COLOURS = 256  # in a picture: letters stay smooth, the file small


class Shot(NamedTuple):
    """One picture: its name, the address, how wide and high, which theme, and what is clicked first."""

    name: str
    address: str
    size: tuple[int, int] = (1200, 860)
    theme: str = "light"
    clicks: tuple[str, ...] = ()


SHOTS = (
    Shot("front", "/"),
    Shot("pair", "/pair/RUS/KAZ"),
    Shot("network-dark", "/network", (1200, 840), "dark"),
    Shot("record", "/search?kind=commitment&state=RUS&state=KAZ", (1200, 900), clicks=("table.records a",)),
    Shot("due-phone", "/due", (375, 780)),
)


def main(ledger: Path) -> None:
    """Serve a copy of the ledger, so that nothing of it changes, and write the pictures."""
    with (
        tempfile.TemporaryDirectory() as folder,
        socket.create_server(("127.0.0.1", 0)) as taken,
        sync_playwright() as playwright,
    ):
        app = create_app(Path(shutil.copy(ledger, folder)), alone="anna")
        server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [taken]}, daemon=True)
        thread.start()
        path = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for shot in SHOTS:
            _take(browser, f"http://127.0.0.1:{taken.getsockname()[1]}", shot)
        browser.close()
        server.should_exit = True
        thread.join()


def _take(browser: Any, base: str, shot: Shot) -> None:
    width, height = shot.size
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=shot.theme, base_url=base)
    page.goto(shot.address)
    for click in shot.clicks:
        page.locator(click).first.click()
    page.wait_for_load_state("networkidle")
    taken = Image.open(io.BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
    small = taken.quantize(COLOURS, kmeans=8, dither=Image.Dither.NONE)
    small.save(TARGET / f"desk-{shot.name}.png", optimize=True)
    page.close()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("which ledger? python docs/screenshots.py LEDGER")
    main(Path(sys.argv[1]))
