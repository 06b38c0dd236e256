"""Creates usage examples that are complete files and that atopile's own compiler accepts."""

import functools
import json
import logging
import os
import re
import signal
import sys
from pathlib import Path

import faebryk.core.faebrykpy as fbrk
import faebryk.core.graph as graph
import faebryk.core.node as fabll
import faebryk.library._F as F
from atopile.compiler.ast_visitor import STDLIB_TYPES

try:
    from atopile.compiler.build import Linker, StdlibRegistry, build_source, build_stage_2
    from atopile.compiler.parse import parse_text_as_file
    from atopile.config import config
    from atopile.errors import DowngradedExceptionCollector, UserException, iter_leaf_exceptions
    from faebryk.core.solver import Solver
    from faebryk.libs.app.checks import check_design
    from faebryk.libs.app.erc import needs_erc_check
except ImportError as missing:
    print(missing, file=sys.stderr)
    build_source = None

CAN_FORK = hasattr(os, "fork")
MOST_SECONDS = 30
NO_LIMIT = 0
MOST_CHECKS = 40
LONGEST_PROBLEM = 200
IMPORT = re.compile(r'(?:from\s+"[^"]+"\s+)?import\s+\w+(?:\s*,\s*\w+)*\s*(?:#.*)?')
TYPE_GRAPH = fbrk.TypeGraph.create(g=graph.GraphView.create())
SOUND = "import Resistor\n\nmodule Example:\n    one = new Resistor\n    two = new Resistor\n    one.unnamed[0] ~ two.unnamed[1]\n"
LESSON = """import Resistor
from "a.ato" import B

module Example from B:
    # One of each of the usual statements
    one = new Resistor
    two = new B<count=4, name="x">
    one.resistance = 10kohm +/- 5%
    one.resistance = 1V to 2V
    one.package = "0603"
    one.color = True
    signal other
    other ~ one.unnamed[0]
    other ~> one ~> two.b[1]
    assert (one.a - two.b) / 2 within 1A +/- 10%
    assert one.a <= 1A
    assert one.a is two.b
    trait B
    trait one.a B<name="x">
    for c in two.members:
        c.a = 100nF +/- 10%
"""
UNSOUND = (
    SOUND.replace("two.unnamed[1]", "nowhere"),
    SOUND.replace("two.unnamed[1]", "two.nothing"),
    SOUND.replace("import Resistor", "import Resistorr"),
    SOUND.replace("two = ", "two = = "),
    SOUND.replace("one.unnamed[0] ~ two.unnamed[1]", "one.unnamed[0] ~ one.unnamed[1]"),
    SOUND.replace("one.unnamed[0] ~ two.unnamed[1]", "one.unnamed[0] ~ two"),
    SOUND.replace("one.unnamed[0] ~ two.unnamed[1]", "one.resistance = 5V"),
)


def begun(question, seconds):
    """Starts a child process that computes an answer. The only other thread here flushes atopile's log, which is silent."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            signal.alarm(seconds)
            os.close(reading)
            with os.fdopen(writing, "w") as answer:
                json.dump(question(), answer)
        finally:
            os._exit(0)
    os.close(writing)
    return child, reading


def answered(child, reading):
    """Returns the child process's answer; None if it died first."""
    with os.fdopen(reading) as answer:
        text = answer.read()
    os.waitpid(child, 0)
    return json.loads(text) if text else None


def isolated(question):
    """Computes an answer in a child process, because atopile's caches don't survive two compilations."""
    return answered(*begun(question, MOST_SECONDS)) if CAN_FORK else question()


def compiled(source, place):
    """Returns the types in a file, linked with their imports."""
    view = TYPE_GRAPH.get_graph_view()
    built = build_source(g=view, tg=TYPE_GRAPH, source=source, import_path=place.name, source_path=place)
    linker = Linker(config, StdlibRegistry(TYPE_GRAPH), TYPE_GRAPH)
    build_stage_2(g=view, tg=TYPE_GRAPH, linker=linker, result=built)
    return built.state.type_roots


def compile_and_verify(source, place):
    """Builds up to the check for wrong connections and shorts; a lone part may be incomplete without that being an error."""
    for type_node in compiled(source, place).values():
        app = fabll.Node.bind_instance(TYPE_GRAPH.instantiate_node(type_node=type_node, attributes={}))
        fabll.Traits.create_and_add_instance_to(app, F.is_app_root)
        fabll.Traits.create_and_add_instance_to(app, F.has_solver).setup(Solver())
        F.Parameters.NumericParameter.infer_units_in_tree(app)
        F.Parameters.NumericParameter.validate_predicate_units_in_tree(app)
        rules = fabll.Traits.create_and_add_instance_to(app, needs_erc_check)
        stages = F.implements_design_check.CheckStage
        for stage in (stages.POST_INSTANTIATION_GRAPH_CHECK, stages.POST_INSTANTIATION_SETUP):
            check_design(app, stage=stage)
        rules.design_check.get().run(stages.POST_INSTANTIATION_DESIGN_CHECK)


def warm_up():
    """Silences the log and prepares the library and the parser once, for all child processes that inherit them."""
    logging.disable(logging.CRITICAL)
    for cls in STDLIB_TYPES:
        fabll.TypeNodeBoundTG.get_or_create_type_in_tg(TYPE_GRAPH, cls)
    parse_text_as_file(LESSON, src_path="lesson.ato")
    compiled(SOUND, Path.cwd() / "lesson.ato")


def line_of(error):
    try:
        return error.source_chunk.loc.get().get_start_line()
    except Exception:
        return getattr(getattr(error, "origin_start", None), "line", None)


def complaints(source):
    """Returns the compiler's errors and warnings as (line, message); the line is 0 if it names none."""
    try:
        with DowngradedExceptionCollector(UserException, suppress_logging=True) as collected:
            compile_and_verify(source, Path.cwd() / "example.ato")
        found = [warning for warning, _ in collected]
    except BaseException as error:
        found = list(iter_leaf_exceptions(error)) or [error]
    return [(line_of(each) or 0, str(getattr(each, "message", "") or each)) for each in found]


def asked(source):
    found = isolated(lambda: complaints(source))
    return [(0, "the compiler died of it")] if found is None else found


@functools.cache
def check(source):
    """Returns the lines with errors or warnings; empty if the compiler reports none."""
    return sorted({line for line, _ in asked(source)})


def can_check():
    """Whether the compiler, as called here, distinguishes valid from invalid files; otherwise no example can be trusted."""
    if build_source is None or not CAN_FORK:
        return False
    warm_up()
    return not check(SOUND) and all(check(source) for source in UNSOUND)


def solid(text):
    return [line for line in text.splitlines() if line.strip()]


class Statement:
    """One statement of a file with the lines indented below it, or one comment or empty line."""

    def __init__(self, line):
        self.lines = [line]
        self.kept = True

    def is_code(self):
        return bool(self.lines[0].strip()) and not self.lines[0].lstrip().startswith("#")

    def is_comment(self):
        return self.lines[0].lstrip().startswith("#")


def statements(lines):
    found = []
    for line in lines:
        if found and found[-1].is_code() and line[:1].isspace() and line.strip():
            found[-1].lines.append(line)
        else:
            found.append(Statement(line.rstrip()))
    return found


class Example:
    """An example with its imports at the top and its statements in one module."""

    def __init__(self, imports, body):
        self.imports = imports
        self.body = body

    @staticmethod
    def of(text):
        imports, body = [], []
        for line in text.splitlines():
            if not IMPORT.fullmatch(line.strip()):
                body.append(line)
                continue
            head, _, names = line.split("#")[0].partition("import")
            imports += [Statement(f"{head}import {name.strip()}") for name in names.split(",")]
        return Example(imports, statements(body))

    def kept(self, count):
        """Returns the file with the first `count` statements of the body, and the statement of each of its lines."""
        rows = [(line, each) for each in self.imports if each.kept for line in each.lines]
        rows += [("", None), ("module Example:", None)]
        inside = [each for each in self.body[:count] if each.kept]
        rows += [("    " + line if line else "", each) for each in inside for line in each.lines]
        if not any(each.is_code() for each in inside):
            rows.append(("    pass", None))
        return "\n".join(line for line, _ in rows) + "\n", [each for _, each in rows]

    def text(self):
        source, _ = self.kept(len(self.body))
        return re.sub(r"\n{3,}", "\n\n", source).replace("module Example:\n\n", "module Example:\n").rstrip() + "\n"

    def first_refused(self):
        """Returns the first statement with which the file is refused, for errors without a line; the whole file is."""
        counts = [0] + [count for count, each in enumerate(self.body, 1) if each.kept and each.is_code()]
        low, high = 0, len(counts) - 1
        while low < high:
            middle = (low + high) // 2
            if check(self.kept(counts[middle])[0]):
                high = middle
            else:
                low = middle + 1
        return self.body[counts[low] - 1] if low else None

    def leave_out_refused(self):
        """Omits statements until the compiler accepts the rest; returns how many, or None if no rest is accepted."""
        left_out = 0
        for _ in range(MOST_CHECKS):
            source, owners = self.kept(len(self.body))
            lines = check(source)
            if not lines:
                return left_out
            refused = {owners[line - 1] for line in lines if 0 < line <= len(owners)} - {None}
            refused = refused or {self.first_refused()}
            if None in refused:
                return None
            for each in refused:
                each.kept = False
            left_out += len(refused)
        return None

    def leave_out_orphans(self):
        """Omits comments on omitted statements, and imports that are no longer needed."""
        run, code = [], []
        for each in [*self.body, Statement("")]:
            ends = not each.is_code() and (code or not each.is_comment())
            if ends:
                if code and not any(statement.kept for statement in code):
                    for comment in run:
                        comment.kept = False
                run, code = [], []
            if each.is_comment():
                run.append(each)
            elif each.is_code():
                code.append(each)
        body = "\n".join(line for each in self.body if each.kept and each.is_code() for line in each.lines)
        for each in self.imports:
            each.kept = each.kept and re.search(rf"\b{each.lines[0].split()[-1]}\b", body) is not None

    def size(self):
        return sum(each.is_code() and each.kept for each in self.body)


def of_its_authors(name, text, trait):
    """Returns atopile's own example as a file, reduced to what compiles; None if that no longer shows the item."""
    example = Example.of(text)
    left_out = example.leave_out_refused()
    if left_out is None:
        return None
    accepted, _ = example.kept(len(example.body))
    if left_out:
        example.leave_out_orphans()
    result = example.text()
    about = rf"^    trait\b.*\b{name}\b" if trait else rf"= new {name}\b"
    if f"import {name}\n" not in result or not re.search(about, result, re.MULTILINE):
        return None
    if (left_out and example.size() < 2) or (solid(result) != solid(accepted) and check(result)):
        return None
    return {"text": result, "source": "upstream_excerpt" if left_out else "upstream"}


def derived(item):
    """Returns an example of one statement that uses the item, or why the compiler refuses it."""
    statement = f"trait {item['name']}" if item["type"] == "trait" else f"example = new {item['name']}"
    source = f"{item['import_line']}\n\nmodule Example:\n    {statement}\n"
    found = asked(source)
    if not found:
        return {"example": {"text": source, "source": "derived"}}
    return {"problem": found[0][1].strip().split("\n")[0][:LONGEST_PROBLEM].rstrip("{ ")}


def use_of(item):
    """Returns an example of one described item, or a problem; nothing if it requires arguments that we would have to invent."""
    theirs = of_its_authors(item["name"], item["usage"], item["type"] == "trait") if item["usage"] else None
    if theirs is not None:
        return {"example": theirs}
    return {} if any(argument["required"] for argument in item["arguments"]) else derived(item)


def uses(items):
    """Returns examples by name, using one process per processor, at most four; fails if one of them dies."""
    if not can_check():
        print("atopile's compiler doesn't tell right from wrong here", file=sys.stderr)
        return {}
    workers = min(4, os.cpu_count() or 1)
    shares = [items[worker::workers] for worker in range(workers)]
    running = [begun(lambda: {item["name"]: use_of(item) for item in share}, NO_LIMIT) for share in shares]
    found = {}
    for child, reading in running:
        found.update(answered(child, reading))
    return found
