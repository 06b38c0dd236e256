"""Prints the module tree below an entry as a JSON list, parents before children; null if it can't be compiled."""
import json
import pathlib
import sys

from atopile.model.module_introspection import introspect_module

root, entry, depth = sys.argv[1:4]


def counted_from_one(place):
    if place is None:
        return None
    file, line, column = place.rsplit(":", 2)
    return f"{file}:{line}:{int(column) + 1}"


def flat(children, above):
    for child in children:
        path = f"{above}.{child.name}" if above else child.name
        yield {"path": path, "kind": child.item_type, "type": child.type_name, "place": counted_from_one(child.src_loc), "spec": child.spec}
        yield from flat(child.children, path)


tree = introspect_module(pathlib.Path(root), entry, int(depth))
print("\n" + json.dumps(None if tree is None else list(flat(tree, ""))))
