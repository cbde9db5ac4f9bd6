"""The house stands: imports point down, nothing goes in circles, each outside tool has its door."""

import ast
import graphlib
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]

MAY_IMPORT = {
    "schemas": {"schemas"},
    "extractors": {"schemas", "extractors"},
    "pipeline": {"schemas", "extractors", "pipeline"},
}
"""Which of our own packages each layer may use."""

DOORS = {
    "PIL": {
        "extractors/page/images/open",
        "extractors/page/pdf/render",
        "pipeline/crops",
        "pipeline/debug",
        "pipeline/searchable/pictures",
    },
    "alembic": {"pipeline/store"},
    "cv2": {"extractors/page/images", "extractors/page/ocr/shapes"},
    "html.parser": {"extractors/page/dump/markup"},
    "numpy": {"extractors/page/images", "extractors/page/ocr", "extractors/page/pdf/print"},
    "onnxruntime": {"extractors/page/ocr/runtime"},
    "pdfplumber": {"extractors/page/pdf", "extractors/page/grid/cells"},
    "pikepdf": {"pipeline/searchable"},
    "pypdfium2": {"extractors/page/pdf"},
    "pytesseract": {"extractors/page/ocr/tesseract"},
    "pythainlp": {"extractors/thai/tokens", "extractors/thai/places"},
    "psutil": {"pipeline/batch", "pipeline/cli/machine"},
    "psycopg": {"pipeline/store"},
    "pyarrow": {"pipeline/export"},
    "pydantic_settings": {"pipeline/settings"},
    "filelock": {"pipeline/batch", "pipeline/store"},
    "jinja2": {"pipeline/pages_of_html"},
    "rapidfuzz": {"extractors/thai/fuzzy"},
    "rich": {"pipeline/cli"},
    "spacy": {"extractors/thai/spans"},
    "sqlalchemy": {"pipeline/store"},
    "tenacity": {"pipeline/store"},
    "typer": {"pipeline/cli"},
    "watchfiles": {"pipeline/batch"},
    "xlsxwriter": {"pipeline/export"},
}
"""The only modules (or package folders) that may import each outside tool."""

HEAVY = {
    "PIL",
    "alembic",
    "cv2",
    "jinja2",
    "numpy",
    "onnxruntime",
    "pikepdf",
    "pyarrow",
    "pydantic",
    "pythainlp",
    "rapidfuzz",
    "spacy",
    "sqlalchemy",
    "xlsxwriter",
}
"""Libraries that are loaded when a document is read, not when the command starts."""

OUTSIDE_WORLD = {
    "glob",
    "io",
    "logging",
    "os",
    "pathlib",
    "shutil",
    "socket",
    "sqlite3",
    "subprocess",
    "tempfile",
    "time",
}
"""Standard modules that reach files, processes or the clock."""


class Import(NamedTuple):
    """One import: by which file, of which module, where, and whether loading the file carries it out."""

    path: str
    line: int
    module: str
    level: int
    at_load: bool

    def __str__(self) -> str:
        return f"{self.path}:{self.line} imports {'.' * self.level}{self.module}"


@cache
def trees() -> dict[str, ast.Module]:
    """The syntax trees of the layers' files, by path."""
    paths = sorted(path for layer in MAY_IMPORT for path in (ROOT / layer).rglob("*.py"))
    return {str(path.relative_to(ROOT)): ast.parse(path.read_text(encoding="utf-8")) for path in paths}


def to_module(path: str) -> str:
    """`schemas/base.py` as `schemas.base`, `schemas/__init__.py` as `schemas`."""
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def nodes_with_depth(node: ast.AST, *, in_function: bool = False) -> Iterator[tuple[ast.AST, bool]]:
    """Every node of the tree, and whether it stands inside a function."""
    for child in ast.iter_child_nodes(node):
        yield child, in_function
        inside = in_function or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        yield from nodes_with_depth(child, in_function=inside)


def imported_modules(node: ast.AST, modules: set[str]) -> Iterator[tuple[str, int]]:
    """The modules that this node imports, each with the number of leading dots."""
    match node:
        case ast.Import(names=names):
            yield from ((alias.name, 0) for alias in names)
        case ast.ImportFrom(module=module, names=names, level=level):
            for alias in names:
                inner = f"{module}.{alias.name}"
                yield (inner if inner in modules else module or "", level)
        case ast.Call(
            func=ast.Name(id="import_module" | "__import__") | ast.Attribute(attr="import_module"),
            args=[ast.Constant(value=str(name)), *_],
        ):
            yield name, 0


@cache
def imports() -> tuple[Import, ...]:
    """Every import in the layers, those in functions too."""
    modules = {to_module(path) for path in trees()}
    return tuple(
        Import(path=path, line=getattr(node, "lineno", 0), module=module, level=level, at_load=not in_function)
        for path, tree in trees().items()
        for node, in_function in nodes_with_depth(tree)
        for module, level in imported_modules(node, modules)
    )


def stands_behind(path: str, door: str) -> bool:
    """Whether the file is the door's module, or lies in the door's folder."""
    return path == f"{door}.py" or path.startswith(f"{door}/")


def is_part_of(module: str, package: str) -> bool:
    """Whether the module is the package, or lies in it."""
    return module == package or module.startswith(f"{package}.")


def top(module: str) -> str:
    """The package that a module belongs to."""
    return module.partition(".")[0]


def test_every_layer_has_modules() -> None:
    assert {top(to_module(path)) for path in trees()} == set(MAY_IMPORT)


def test_imports_point_down() -> None:
    ours = {path.parent.name for path in ROOT.glob("*/__init__.py")} | set(MAY_IMPORT)
    upward = [
        str(each)
        for each in imports()
        if top(each.module) in ours and top(each.module) not in MAY_IMPORT[top(to_module(each.path))]
    ]
    assert upward == []


def test_imports_are_absolute() -> None:
    assert [str(each) for each in imports() if each.level] == []


def test_no_module_imports_itself_in_a_circle() -> None:
    modules = {to_module(path) for path in trees()}
    graph: dict[str, set[str]] = {module: set() for module in modules}
    for each in imports():
        if each.at_load and each.module in modules:
            graph[to_module(each.path)].add(each.module)
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as circle:
        pytest.fail(" -> ".join(circle.args[1]))


def test_types_are_no_way_around_the_layers() -> None:
    hidden = [
        f"{path}:{getattr(node, 'lineno', 0)}"
        for path, tree in trees().items()
        for node in ast.walk(tree)
        if "TYPE_CHECKING" in (getattr(node, "id", ""), getattr(node, "attr", ""), getattr(node, "name", ""))
    ]
    assert hidden == []


@pytest.mark.parametrize("tool", sorted(DOORS))
def test_each_outside_tool_has_its_door(tool: str) -> None:
    past_the_door = [
        str(each)
        for each in imports()
        if is_part_of(each.module, tool) and not any(stands_behind(each.path, door) for door in DOORS[tool])
    ]
    assert past_the_door == []


def test_every_outside_tool_is_in_the_table_or_free_for_all() -> None:
    free_for_all = {"pydantic"}
    known = set(sys.stdlib_module_names) | set(MAY_IMPORT) | set(DOORS) | free_for_all
    assert sorted(str(each) for each in imports() if top(each.module) not in known) == []


def test_starting_the_command_loads_nothing_heavy() -> None:
    show_loaded = "import sys, pipeline.cli; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", show_loaded], cwd=ROOT, capture_output=True, text=True, check=True)
    assert HEAVY & set(loaded.stdout.split()) == set()


def test_schemas_touch_no_file_and_no_clock() -> None:
    reaching_out = [
        str(each)
        for each in imports()
        if each.path.startswith("schemas/") and each.path != "schemas/export.py" and top(each.module) in OUTSIDE_WORLD
    ]
    assert reaching_out == []


@pytest.mark.parametrize("layer", ["schemas", "extractors"])
def test_values_do_not_depend_on_the_day(layer: str) -> None:
    clock = [
        f"{path}:{node.lineno} calls {node.func.attr}()"
        for path, tree in trees().items()
        if path.startswith(f"{layer}/")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"now", "today", "utcnow"}
    ]
    assert clock == []


def test_every_module_says_what_it_is() -> None:
    assert [path for path, tree in trees().items() if tree.body and not ast.get_docstring(tree)] == []
