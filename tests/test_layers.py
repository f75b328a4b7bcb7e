"""Who may import whom, as the design says; run, records and verify join stages, only cli prints, only stores speak SQL."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import chancery

HOME = Path(chancery.__file__).parent
BASE = frozenset({"model", "errors", "settings", "calendars", "claims", "days"})

# What each part may import beside itself. The parts that people face also look things up, in the modules named in full.
MAY_IMPORT: dict[str, frozenset[str]] = {
    "__init__": frozenset({"api", "errors"}),
    "__main__": frozenset({"cli"}),
    "model": frozenset(),
    "errors": frozenset(),
    "settings": frozenset({"errors"}),
    "calendars": BASE,
    "claims": frozenset({"model"}),
    "days": frozenset(),
    "lexicons": BASE,
    "codebook": frozenset({"model", "errors", "lexicons"}),
    "sources": BASE | {"lexicons"},
    "languages": BASE | {"lexicons"},
    "ledger": BASE | {"lexicons"},
    "stores": BASE,
    "engines": BASE,
    "exports": BASE | {"lexicons", "codebook"},
    "grounding": BASE | {"lexicons", "languages"},
    "coding": BASE | {"lexicons", "languages", "grounding"},
    "records": BASE | {"ledger", "stores", "codebook", "grounding.states"},
    "verify": BASE | {"ledger", "stores"},
    "run": BASE | {"", "records", "sources", "languages", "grounding", "coding", "ledger", "stores", "engines"},
    "told": BASE | {"records", "stores"},
    "briefs": BASE | {"told", "records", "ledger", "stores", "exports", "grounding.states"},
    "materials": BASE | {"api", "told", "records", "exports", "grounding.states", "stores"},
    "accounts": BASE | {"records", "stores"},
    "api": BASE | {"run", "records", "stores", "exports", "ledger.promises", "grounding.states"},
    "web": BASE
    | {"", "api", "run", "records", "briefs", "materials", "accounts", "stores", "exports", "codebook"}
    | {"ledger.belief", "ledger.headline", "ledger.promises", "grounding.states", "coding.explain"},
    "cli": BASE
    | {"", "api", "run", "records", "told", "briefs", "materials", "accounts", "verify", "stores", "exports", "codebook", "web"}
    | {
        "ledger.headline",
        "grounding.search",
        "grounding.states",
        "coding.explain",
        "coding.gaps",
        "coding.coverage",
    },
}
OUTSIDE_BASE = {"model": {"msgspec"}, "errors": set[str](), "settings": set[str]()}
SQL = re.compile(r"\b(SELECT\s.+\sFROM|INSERT\s+INTO|DELETE\s+FROM|CREATE\s+TABLE|UPDATE\s+\w+\s+SET)\b", re.DOTALL)


def imports(source: str, package: str) -> Iterator[str]:
    """Yield the full name of every module that a source imports, at its top or on use; ``package`` is where it stands."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            module = ".".join([*above, *([node.module] if node.module else [])])
            # "from chancery import run" imports a module, "from chancery import __version__" a name.
            is_package = (HOME.parent / Path(*module.split(".")) / "__init__.py").is_file()
            modules = {alias.name for alias in node.names if is_package and is_module(f"{module}.{alias.name}")}
            yield from (f"{module}.{name}" for name in sorted(modules))
            if len(modules) < len(node.names):
                yield module


def is_module(name: str) -> bool:
    path = HOME.parent / Path(*name.split("."))
    return path.with_suffix(".py").is_file() or (path / "__init__.py").is_file()


def forbidden(source: str, module: str) -> list[str]:
    """Return what a module of Chancery (``coding.events``, say) imports of Chancery without leave."""
    part = module.split(".")[0]
    allowed = MAY_IMPORT[part] | {part}
    package = ".".join(["chancery", *module.split(".")[:-1]])
    found = [name.removeprefix("chancery").lstrip(".") for name in imports(source, package) if name.split(".")[0] == "chancery"]
    return [name for name in found if name.split(".")[0] not in allowed and name not in allowed]


MODULES = {".".join(path.relative_to(HOME).with_suffix("").parts).removesuffix(".__init__"): path for path in HOME.rglob("*.py")}


@pytest.mark.parametrize("module", sorted(MODULES))
def test_imports(module: str) -> None:
    path = MODULES[module]
    inside = f"{module}.__init__" if path.name == "__init__.py" and module != "__init__" else module
    assert forbidden(path.read_text(encoding="utf-8"), inside) == []


@pytest.mark.parametrize(
    ("source", "module", "found"),
    [
        ("from chancery.stores.duckdb import open_ledger", "coding.events", ["stores.duckdb"]),
        ("def f():\n    from chancery import run", "coding.events", ["run"]),
        ("from ..ledger import keys", "stores.duckdb", ["ledger.keys"]),
        ("import chancery.run", "sources.files", ["run"]),
        ("from chancery.coding.document import code_document", "cli.views", ["coding.document"]),
        ("from chancery.coding.explain import explain", "cli.views", []),
        ("from chancery import __version__", "run", []),
        ("from chancery import __version__", "ledger.keys", [""]),
        ("from . import rows\nimport os, duckdb", "stores.duckdb", []),
    ],
)
def test_the_test_itself(source: str, module: str, found: list[str]) -> None:
    assert forbidden(source, module) == found


@pytest.mark.parametrize("module", sorted(OUTSIDE_BASE))
def test_the_base_needs_the_standard_library_only(module: str) -> None:
    outside = {name.split(".")[0] for name in imports(MODULES[module].read_text(encoding="utf-8"), "chancery")}
    assert outside - sys.stdlib_module_names - {"chancery"} <= OUTSIDE_BASE[module]


@pytest.mark.parametrize("module", sorted(name for name in MODULES if name.split(".")[0] not in ("cli", "__main__")))
def test_only_the_command_line_prints_and_exits(module: str) -> None:
    calls = [node.func for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    assert not [call for call in calls if ast.unparse(call) in ("print", "exit", "quit", "sys.exit", "SystemExit")]


@pytest.mark.parametrize("module", sorted(name for name in MODULES if name.split(".")[0] != "stores"))
def test_only_stores_speak_sql(module: str) -> None:
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    strings = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    assert not [string for string in strings if SQL.search(string)]


@pytest.mark.parametrize("module", ["chancery", "chancery.api", "chancery.run", "chancery.cli"])
def test_importing_loads_nothing_heavy(module: str) -> None:
    script = f"import sys, {module}\nprint(*({{'spacy', 'duckdb', 'trafilatura', 'py3langid', 'numpy'}} & sys.modules.keys()))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True)
    assert run.stdout.split() == []
