"""Style, script and Plotly's own bundled script, all from this machine."""

from importlib.resources import files
from pathlib import Path

from fastapi.staticfiles import StaticFiles
from starlette.responses import Response
from starlette.types import Scope

from chancery import __version__

HOME = Path(str(files("chancery.web") / "static"))


class _Kept(StaticFiles):
    """Files that a browser may keep: their addresses name the version."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        answer = await super().get_response(path, scope)
        if answer.status_code == 200:
            answer.headers["cache-control"] = "public, max-age=86400"
        return answer


def assets() -> _Kept:
    """Return the application that serves the files: ours, and those that the plotly package bundles."""
    return _Kept(directory=HOME, packages=[("plotly", "package_data")])


def version() -> str:
    """Return what addresses of files end in, so that another version is fetched anew."""
    newest = max(path.stat().st_mtime_ns for path in HOME.iterdir())
    return f"{__version__}-{newest:x}"
