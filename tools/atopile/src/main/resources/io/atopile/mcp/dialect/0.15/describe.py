"""Prints a description of the standard library of the atopile that this runs in, as one line of JSON."""

import ast
import enum
import inspect
import json
import re
import sys
import textwrap
import types
import typing
from pathlib import Path

import atopile.compiler
import faebryk.core.faebrykpy as fbrk
import faebryk.core.node as fabll
import faebryk.library._F as F
from atopile.compiler.ast_visitor import STDLIB_TYPES

PARAMETERS = {
    "NumericParameter": "number",
    "EnumParameter": "choice",
    "StringParameter": "text",
    "BooleanParameter": "boolean",
}
WRITTEN = {str: "text", int: "number", float: "number", bool: "boolean"}
NOT_OF_THE_DESIGN = ("is_", "has_", "can_", "implements_", "requires_")
KIND_TRAITS = ("is_module", "is_interface", "is_ato_block", "is_ato_module", "is_ato_component", "is_ato_interface", "has_usage_example")
LIBRARY = Path(F.__file__).parent
CLASSES = {cls._type_identifier(): cls for cls in STDLIB_TYPES}


def documentation(cls):
    return inspect.cleandoc(cls.__dict__.get("__doc__") or "")


def sentence(text):
    return " ".join(text.split("\n\n")[0].split())


def class_of(kind):
    """Returns the class for a type's name in the graph, which outside the library contains more than the plain name."""
    return fabll.Node._seen_types.get(kind)


def plain(kind):
    cls = class_of(kind)
    return (kind if cls is None or "<" in kind else cls.__name__).split("::")[-1]


def type_name(make_child):
    reference = TYPE_GRAPH.get_make_child_type_reference(make_child=make_child)
    resolved = fbrk.Linker.get_resolved_type(type_reference=reference)
    if resolved is None:
        return fbrk.TypeGraph.get_type_reference_identifier(type_reference=reference)
    return fbrk.TypeGraph.get_type_name(type_node=resolved)


def is_of_the_design(name, kind):
    head = kind.split("<")[0]
    if not name or name.startswith(("_", "anon")) or "Pointer" in head or "Sequence" in head or ".core." in head:
        return False
    return not head.startswith(NOT_OF_THE_DESIGN)


def child(instance, name):
    found = fbrk.EdgeComposition.get_child_by_identifier(bound_node=instance.instance, child_identifier=name)
    return None if found is None else fabll.Node.bind_instance(found)


def units(node):
    """Returns the spellings of its unit in ato, ASCII ones first."""
    parameter = node.try_cast(F.Parameters.NumericParameter)
    unit = parameter.try_get_display_units() or parameter.try_get_units()
    symbols = [] if unit is None else [symbol for symbol in unit.get_symbols() if symbol]
    return sorted(symbols, key=lambda symbol: not symbol.isascii())


def choices(following):
    """Returns the names in the anonymous value type that follows an enum parameter: `Colour<[('RED', 1), ...]>`."""
    start, end = following.find("<["), following.rfind("]>")
    if start < 0 or end < 0:
        return []
    return [name for name, _ in ast.literal_eval(following[start + 1 : end + 1])]


def parameter(name, kind, following, node):
    unit = units(node) if kind == "NumericParameter" and node is not None else []
    values = choices(following) if kind == "EnumParameter" else []
    return {"name": name, "type": PARAMETERS[kind], "unit": unit[0] if unit else None, "values": values}


def is_thing(node):
    return node is not None and (node.has_trait(fabll.is_interface) or node.has_trait(fabll.is_module))


def members(type_node, instance):
    declared = TYPE_GRAPH.collect_make_children(type_node=type_node)
    named = [(name or "", type_name(make_child)) for name, make_child in declared]
    children, parameters = [], []
    for (name, kind), (_, following) in zip(named, [*named[1:], ("", "")]):
        if not is_of_the_design(name, kind):
            continue
        node = child(instance, name)
        if kind in PARAMETERS:
            parameters.append(parameter(name, kind, following, node))
        elif kind.split("<")[0] in CLASSES or is_thing(node):
            children.append({"name": name, "type": plain(kind)})
    return children, parameters


def traits(instance):
    """Returns the traits of its instances, without those that only state their category."""
    kinds = set()

    def note(_, edge):
        trait = edge.g().bind(node=fbrk.EdgeTrait.get_trait_instance_node(edge=edge.edge()))
        kinds.add(fabll.Node.bind_instance(trait).get_type_name())

    fbrk.EdgeTrait.visit_trait_instance_edges(bound_node=instance.instance, ctx=None, f=note)
    known = [cls for cls in map(class_of, kinds) if cls is not None and cls.__name__ not in KIND_TRAITS]
    return [
        {"name": cls.__name__, "meaning": sentence(documentation(cls)), "importable": cls in STDLIB_TYPES}
        for cls in sorted(known, key=lambda cls: cls.__name__)
    ]


def hinted(cls, annotation):
    """Returns the types of an annotation, including one that is a string."""
    if isinstance(annotation, str):
        scope = {**vars(sys.modules[cls.__module__]), **vars(cls), "Self": cls}
        try:
            annotation = eval(annotation, scope)
        except Exception:
            return []
    is_choice = typing.get_origin(annotation) in (typing.Union, types.UnionType)
    return list(typing.get_args(annotation)) if is_choice else [annotation]


def argument(cls, declared):
    alternatives = [] if declared.annotation is inspect.Parameter.empty else hinted(cls, declared.annotation)
    classes = [each for each in alternatives if isinstance(each, type)]
    values = [member.name for each in classes if issubclass(each, enum.Enum) for member in each]
    written = next((WRITTEN[each] for each in classes if each in WRITTEN), "other")
    optional = declared.default is not inspect.Parameter.empty
    default = declared.default.name if isinstance(declared.default, enum.Enum) else declared.default
    return {
        "name": declared.name,
        "type": "choice" if values and written == "text" else written,
        "required": not optional,
        "preset": str(default) if optional and default is not None else None,
        "values": values,
    }


def arguments(cls):
    """Returns the arguments that are written in angle brackets after its name."""
    named = (inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)
    declared = inspect.signature(cls.MakeChild).parameters.values()
    return [argument(cls, each) for each in declared if each.kind in named]


def kind(type_node):
    has = fabll.TypeNodeBoundTG.has_instance_of_type_has_trait
    if has(type_node, F.Footprints.can_attach_to_footprint):
        return "component"
    return "interface" if has(type_node, fabll.is_interface) else "module"


def usage(cls):
    example = cls.bind_typegraph(tg=TYPE_GRAPH).try_get_type_trait(F.has_usage_example)
    if example is None or example.language != F.has_usage_example.Language.ato:
        return None
    return textwrap.dedent(example.example).strip()


def place(file, line):
    return f"{Path(file).relative_to(LIBRARY.parent.parent).as_posix()}:{line}"


def describe(type_node, instance):
    children, parameters = members(type_node, instance)
    return {"children": children, "parameters": parameters, "traits": traits(instance)}


def describe_class(name, cls):
    type_node = fabll.TypeNodeBoundTG.get_or_create_type_in_tg(TYPE_GRAPH, cls)
    instance = cls.bind_typegraph(TYPE_GRAPH).create_instance(TYPE_GRAPH.get_graph_view())
    return {
        "name": name,
        "type": "trait" if fabll.Traits.is_trait_type(cls) else kind(type_node),
        "import_line": f"import {name}",
        "description": documentation(cls),
        "declared_in": place(inspect.getsourcefile(cls), inspect.getsourcelines(cls)[1]),
        "arguments": arguments(cls),
        "usage": usage(cls),
        **describe(type_node, instance),
    }


def describe_block(file, name, type_node):
    """Describes a block of one of the library's own `.ato` files, which is imported with the file's name."""
    text = file.read_text(encoding="utf-8")
    head = re.search(rf"^(?:module|component|interface) +{name}\b.*:", text, re.MULTILINE)
    documented = re.match(r'\s*"""(.*?)"""', text[head.end() :], re.DOTALL)
    instance = fabll.Node.bind_instance(TYPE_GRAPH.instantiate_node(type_node=type_node, attributes={}))
    return {
        "name": name,
        "type": kind(type_node),
        "import_line": f'from "{file.name}" import {name}',
        "description": inspect.cleandoc(documented.group(1)).strip() if documented else "",
        "declared_in": place(file, text.count("\n", 0, head.start()) + 1),
        "arguments": [],
        "usage": None,
        **describe(type_node, instance),
    }


def attempted(name, description):
    """Returns a description, or nothing if it fails, because the rest is useful without it."""
    try:
        return [description()]
    except Exception as error:
        print(f"{name}: {error!r}", file=sys.stderr)
        return []


def descriptions():
    found = []
    for name, cls in sorted(CLASSES.items()):
        found += attempted(name, lambda: describe_class(name, cls))
    for file in sorted(LIBRARY.glob("*.ato")):
        for types in attempted(file.name, lambda: compiled(file.read_text(encoding="utf-8"), file)):
            for name, type_node in types.items():
                if name not in CLASSES:
                    found += attempted(name, lambda: describe_block(file, name, type_node))
    return found


def seen(directory):
    """Returns the state of the sources in a directory, in the form that our server uses to detect changes."""
    found = [file.stat() for file in directory.iterdir() if file.suffix in (".py", ".ato")]
    return {
        "path": str(directory),
        "files": len(found),
        "bytes": sum(each.st_size for each in found),
        "newest": max((each.st_mtime_ns // 1_000_000 for each in found), default=0),
    }


def main():
    """Prints descriptions and examples; the examples are compiled in processes that have not described anything yet."""
    sources = [seen(directory) for directory in (LIBRARY, Path(atopile.compiler.__file__).parent)]
    items = isolated(descriptions)
    found = uses(items)
    for item in items:
        del item["usage"]
        item.update(found.get(item["name"], {}))
    print(json.dumps({"sources": sources, "items": items}))


main()
