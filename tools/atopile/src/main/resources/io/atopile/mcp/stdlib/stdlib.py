"""Describes the standard library of the atopile this runs in, as one line of JSON on standard output."""

import ast
import inspect
import json
import sys
import textwrap

import faebryk.core.faebrykpy as fbrk
import faebryk.core.graph as graph
import faebryk.core.node as fabll
import faebryk.library._F as F
from atopile.compiler.ast_visitor import STDLIB_TYPES

PARAMETERS = {"NumericParameter", "EnumParameter", "StringParameter", "BooleanParameter"}
NOT_OF_THE_DESIGN = ("is_", "has_", "can_", "implements_", "requires_")


def type_name(make_child, type_graph):
    reference = type_graph.get_make_child_type_reference(make_child=make_child)
    resolved = fbrk.Linker.get_resolved_type(type_reference=reference)
    if resolved is None:
        return fbrk.TypeGraph.get_type_reference_identifier(type_reference=reference)
    return fbrk.TypeGraph.get_type_name(type_node=resolved)


def enum_values(following):
    """The names in the anonymous value type that an enum parameter is followed by: `Colour<[('RED', 1), ...]>`."""
    start, end = following.find("<["), following.rfind("]>")
    if start < 0 or end < 0:
        return []
    return [name for name, _ in ast.literal_eval(following[start + 1 : end + 1])]


def is_of_the_design(name, kind):
    plain = kind.split("<")[0]
    if not name or name.startswith(("_", "anon")) or "Pointer" in plain or "Sequence" in plain or ".core." in plain:
        return False
    return not plain.startswith(NOT_OF_THE_DESIGN)


def members(type_node, type_graph):
    children = []
    for name, make_child in type_graph.collect_make_children(type_node=type_node):
        children.append((name or "", type_name(make_child, type_graph)))
    found = []
    for position, (name, kind) in enumerate(children):
        if is_of_the_design(name, kind):
            following = children[position + 1][1] if position + 1 < len(children) else ""
            values = enum_values(following) if kind == "EnumParameter" else []
            found.append({"name": name, "type": kind, "parameter": kind in PARAMETERS, "values": values})
    return found


def kind(cls, type_node):
    has = fabll.TypeNodeBoundTG.has_instance_of_type_has_trait
    if fabll.Traits.is_trait_type(cls):
        return "trait"
    if has(type_node, F.Footprints.can_attach_to_footprint):
        return "component"
    if has(type_node, fabll.is_interface):
        return "interface"
    return "module"


def usage(cls, type_graph):
    example = cls.bind_typegraph(tg=type_graph).try_get_type_trait(F.has_usage_example)
    if example is None or example.language != F.has_usage_example.Language.ato:
        return None
    return textwrap.dedent(example.example).strip()


def describe(cls, type_graph):
    type_node = fabll.TypeNodeBoundTG.get_or_create_type_in_tg(type_graph, cls)
    return {
        "name": cls._type_identifier(),
        "type": kind(cls, type_node),
        "description": inspect.cleandoc(cls.__dict__.get("__doc__") or ""),
        "members": members(type_node, type_graph),
        "usage": usage(cls, type_graph),
    }


def main():
    type_graph = fbrk.TypeGraph.create(g=graph.GraphView.create())
    items = []
    for cls in sorted(STDLIB_TYPES, key=lambda cls: cls._type_identifier()):
        try:
            items.append(describe(cls, type_graph))
        except Exception as error:
            print(f"{cls.__name__}: {error!r}", file=sys.stderr)
    print(json.dumps(items))


main()
