"""Instantiates an entry as a build does, and prints what its verification needs as one line of JSON: {"predicates": [...], "parts": [...]} or
{"error": "..."}.

A predicate is {"place": [file, line, column], "text": the statement, "expression": ...}; those of the library have neither place nor text.
An expression is {"operator": ..., "operands": [...]}, {"parameter": full name}, {"ranges": [[low, high], ...], "unit": ...}, where an
end that is null is infinite and all numbers are in SI base units, or {"text": ...} for a value that is no number.
A part is a component with a file of its own: {"path": full name, "file": ..., "manufacturer": ..., "number": ..., "prefix": of its
designator, "description": ...}.
"""

import json
import math
import sys

import atopile.build_steps as steps
import atopile.config
import faebryk.core.node as fabll
import faebryk.library._F as F
from atopile.compiler.ast_visitor import ASTVisitor

STEPS = (
    steps.init_build_context_step,
    steps.modify_typegraph,
    steps.instantiate_app_step,
    steps.prepare_build,
    steps.post_instantiation_graph_check,
    steps.post_instantiation_setup,
)


def instantiate(root, entry):
    """Returns the instantiated entry; writes nothing to the project."""
    for paths in (atopile.config.ProjectPaths, atopile.config.BuildTargetConfig):
        paths.ensure = lambda self: None
    config = atopile.config.config
    config.interactive = False
    config.apply_options(entry=f"{root}/{entry}", working_dir=root)
    config.selected_builds = list(config.selected_builds)[:1]
    with next(iter(config.builds)):
        context = steps.BuildStepContext(build=None, app=None)
        for step in STEPS:
            getattr(step, "func", step)(context)
    return context.app


def source_chunk(node):
    if not node.has_trait(F.has_source_chunk):
        return None
    found = node.get_trait(F.has_source_chunk).get_source_chunk_node()
    return None if found is None else ASTVisitor.get_source_chunk(found)


def place(chunk):
    location = chunk.loc.get()
    return [location.filepath.get().get_single(), location.get_start_line(), location.get_start_col() + 1]


def end(value):
    return value if math.isfinite(value) else None


def literal(operand):
    value = fabll.Traits(operand).get_obj_raw()
    numbers = value.try_cast(F.Literals.Numbers)
    if numbers is None:
        return {"text": operand.pretty_str()}
    unit = numbers.get_is_unit()
    ranges = [[end(each.get_min_value()), end(each.get_max_value())] for each in numbers.get_numeric_set().get_intervals()]
    return {"ranges": ranges, "unit": "" if unit is None else unit.compact_repr()}


def operand(node):
    value = node.as_literal.try_get()
    if value:
        return literal(value)
    operatable = node.as_parameter_operatable.try_get()
    nested = operatable.as_expression.try_get()
    if nested:
        return expression(nested)
    return {"parameter": fabll.Traits(operatable).get_obj_raw().get_full_name()}


def expression(node):
    return {"operator": fabll.Traits(node).get_obj_raw().get_type_name(), "operands": [operand(each) for each in node.get_operands()]}


def predicate(node):
    statement = node.as_expression.get()
    described = {"expression": expression(statement)}
    chunk = source_chunk(fabll.Traits(statement).get_obj_raw())
    if chunk is not None:
        described["place"] = place(chunk)
        described["text"] = chunk.text.get().get_single()
    return described


def part(chosen):
    component = fabll.Traits(chosen).get_obj_raw()
    prefix = component.try_get_trait(F.has_designator_prefix)
    description = component.try_get_trait(F.has_doc_string) or component.try_get_trait_of_type(F.has_doc_string)
    chunk = source_chunk(chosen)
    return {
        "path": component.get_full_name(),
        "file": "" if chunk is None else place(chunk)[0],
        "manufacturer": chosen.manufacturer.get().try_extract_singleton() or "",
        "number": chosen.partnumber.get().try_extract_singleton() or "",
        "prefix": "" if prefix is None else prefix.get_prefix(),
        "description": "" if description is None else description.doc_string,
    }


def instances(app, trait):
    return trait.bind_typegraph(app.tg).get_instances(app.g)


def describe(app):
    return {
        "predicates": [predicate(each) for each in instances(app, F.Expressions.is_predicate)],
        "parts": [part(each) for each in instances(app, F.is_atomic_part)],
    }


def attempt(find_app):
    """Returns a description as JSON, or why there is none."""
    try:
        described = describe(find_app())
    except Exception as failure:
        described = {"error": f"{type(failure).__name__}: {failure}"}
    return json.dumps(described)


def write(app, path):
    """Writes the description of an instantiated entry to a file."""
    with open(path, "w", encoding="utf-8") as file:
        file.write(attempt(lambda: app))


if __name__ == "__main__":
    print("\n" + attempt(lambda: instantiate(*sys.argv[1:3])))
