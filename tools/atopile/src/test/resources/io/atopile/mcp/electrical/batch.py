"""Prints, as one line of JSON, the predicates of an entry, and the circuit of each of its members as if that were the entry itself.

Arguments: the text of design.py, the project's root, the entry, the members' names.
"""

import json
import sys

design = {"__name__": "design"}
exec(compile(sys.argv[1], "design.py", "exec"), design)
fabll = design["fabll"]

app = design["instantiate"](*sys.argv[2:4])
members = {key: fabll.Node.bind_instance(design["fbrk"].EdgeComposition.get_child_by_identifier(bound_node=app.instance, child_identifier=key)) for key in sys.argv[4:]}
parents = {design["key"](app): None} | {design["key"](node): key for key, node in members.items()}


def member_of(node):
    if design["key"](node) not in parents:
        parent = node.get_parent()
        parents[design["key"](node)] = None if parent is None else member_of(parent[0])
    return parents[design["key"](node)]


def group(trait):
    groups = {key: [] for key in members}
    for node in find_all(app, trait):
        if member_of(node) is not None:
            groups[member_of(node)].append(node)
    return groups


find_all = design["implementors"]
grouped = {}


def find_in_member(node, trait):
    """Makes the search for each member as quick as if it were alone."""
    if trait not in grouped:
        grouped[trait] = group(trait)
    return grouped[trait][member_of(node)]


values = design["describe_values"](app)
design["implementors"] = find_in_member
circuits = {key: design["describe_circuit"](node)["circuit"] for key, node in members.items()}
print("\n" + json.dumps({**values, "circuits": circuits}))
