"""Instantiates an entry as a build does, and prints what its verification needs as one line of JSON:
{"predicates": [...], "rails": [...], "modules": [...], "parts": [...], "circuit": {"entry": name, "parts": [...], "interfaces": [...], "nets": [...]} or {"error": "..."}} or {"error": "..."}.

A predicate is {"place": [file, line, column], "text": the statement, "expression": ...}; those of the library have neither place nor text.
An expression is {"operator": ..., "operands": [...]}, {"parameter": full name}, {"ranges": [[low, high], ...], "unit": ...}, where an
end that is null is infinite and all numbers are in SI base units, or {"text": ...} for a value that is no number.
A rail is a list of the full names of voltages that are one, because their interfaces are on the same two nets.
A module is the type of a module, component or interface of the design, as "file.ato::Module" without the file's directory.
A part is a component with a file of its own: {"path": full name, "file": ..., "manufacturer": ..., "number": ..., "prefix": of its
designator, "description": ...}.

All paths begin with the entry's name. The owner of something is the innermost module around it. Places are those of a member and of the
modules around it, the innermost first: [file, line, path of what is declared there]. A net is a list of [path of an electrical, its owner]; pins refer to nets by their index.
"""

import json
import math
import os
import re
import sys

import atopile.build_steps as steps
import atopile.config
import faebryk.core.faebrykpy as fbrk
import faebryk.core.node as fabll
import faebryk.library._F as F
from atopile.compiler.ast_visitor import ASTVisitor, is_ato_block

STEPS = (
    steps.init_build_context_step,
    steps.modify_typegraph,
    steps.instantiate_app_step,
    steps.prepare_build,
    steps.post_instantiation_graph_check,
    steps.post_instantiation_setup,
)

# The members that tell what is derived from a type of the library: a derived type has all of its base, but not its name.
PARTS = {
    "Resistor": ("unnamed[0]", "resistance"),
    "Capacitor": ("unnamed[0]", "capacitance"),
    "CapacitorPolarized": ("anode", "cathode", "capacitance"),
    "Inductor": ("unnamed[0]", "inductance"),
    "Fuse": ("unnamed[0]", "trip_current"),
    "Crystal": ("unnamed[0]", "load_capacitance"),
    "LED": ("diode", "max_brightness"),
    "Diode": ("anode", "cathode", "forward_voltage"),
    "MOSFET": ("gate", "drain", "on_resistance"),
    "BJT": ("base", "collector", "operation_region"),
    "OpAmp": ("power", "input", "output", "slew_rate"),
    "Comparator": ("inverting_input", "non_inverting_input", "output_type"),
    "Battery": ("power", "voltage", "capacity"),
    "TestPoint": ("contact", "pad_shape"),
    "MountingHole": ("contact", "lead"),
}
INTERFACES = {
    "ElectricPower": ("hv", "lv", "voltage"),
    "ElectricLogic": ("line", "reference", "push_pull"),
    "ElectricSignal": ("line", "reference", "characteristic_impedance"),
    "I2C": ("scl", "sda", "address"),
}
NAMES = {}
VOLTAGES = {}
REGULATOR = ("power_in", "power_out", "v_in", "v_out")
# What is derived from a regulator, but lets several of its kind supply one rail.
BLOCKING = re.compile("diode|o_?ring|switch|mux|fuse", re.IGNORECASE)


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


def key(node):
    return node.instance.node().get_uuid()


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


def full_name(node):
    """The name from the entry; parameters share most of it, so that of each parent is computed once."""
    if key(node) not in NAMES:
        parent = node.get_parent()
        NAMES[key(node)] = node.get_full_name() if parent is None or node.has_trait(F.has_name_override) else f"{full_name(parent[0])}.{parent[1]}"
    return NAMES[key(node)]


def operand(node):
    value = node.as_literal.try_get()
    if value:
        return literal(value)
    operatable = node.as_parameter_operatable.try_get()
    nested = operatable.as_expression.try_get()
    if nested:
        return expression(nested)
    return {"parameter": parameter_name(fabll.Traits(operatable).get_obj_raw())}


def parameter_name(parameter):
    """The full name; voltages of rails are kept."""
    name = full_name(parameter)
    if name.endswith(".voltage") and name not in VOLTAGES:
        interface = parameter.get_parent()[0]
        if has_members(interface, ("hv", "lv")):
            VOLTAGES[name] = interface
    return name


def is_text(node):
    value = node.as_literal.try_get()
    return bool(value) and fabll.Traits(value).get_obj_raw().try_cast(F.Literals.Numbers) is None


def expression(node):
    return {"operator": fabll.Traits(node).get_obj_raw().get_type_name(), "operands": [operand(each) for each in node.get_operands()]}


def predicate(node):
    """None for what the library says about texts and choices."""
    statement = node.as_expression.get()
    chunk = source_chunk(fabll.Traits(statement).get_obj_raw())
    if chunk is None and any(map(is_text, statement.get_operands())):
        return None
    described = {"expression": expression(statement)}
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


def child(node, name):
    return fbrk.EdgeComposition.get_child_by_identifier(bound_node=node.instance, child_identifier=name)


def has_members(node, names):
    return all(child(node, name) is not None for name in names)


def implementors(app, trait):
    return fabll.Traits.get_implementor_objects(trait.bind_typegraph(app.tg), g=app.g)


class Circuit:
    """The parts, interfaces and nets of an instantiated entry."""

    def __init__(self, app):
        self.app = app
        self.paths = {key(app): app.get_full_name()}
        self.owners = {key(app): None}
        self.places_of = {key(app): []}
        self.types = {}
        self.nets = []
        self.net_of = {}
        self.signals = {}

    def path(self, node):
        """None if the node isn't part of the entry."""
        if key(node) not in self.paths:
            parent = node.get_parent()
            above = None if parent is None else self.path(parent[0])
            self.paths[key(node)] = None if above is None else f"{above}.{parent[1]}"
        return self.paths[key(node)]

    def type_of(self, node):
        """(the type of the library or None, whether it is a module)"""
        of = node.get_type_node().node().get_uuid()
        if of not in self.types:
            kinds = (kind for kind, names in (PARTS | INTERFACES).items() if has_members(node, names))
            self.types[of] = next(kinds, None), node.has_trait(fabll.is_module)
        return self.types[of]

    def is_part(self, node):
        return self.type_of(node)[0] in PARTS

    def owner(self, node):
        if key(node) not in self.owners:
            parent = node.get_parent()[0]
            self.owners[key(node)] = parent if self.type_of(parent)[1] else self.owner(parent)
        return self.owners[key(node)]

    def places(self, node):
        if key(node) not in self.places_of:
            chunk = source_chunk(node)
            own = [] if chunk is None else [[*place(chunk)[:2], self.path(node)]]
            self.places_of[key(node)] = own + self.places(node.get_parent()[0])
        return self.places_of[key(node)]

    def is_alias(self, node):
        parent, name = node.get_parent()
        return name in ("vcc", "gnd") and self.type_of(parent)[0] == "ElectricPower"

    def trace(self, electrical):
        connected = fbrk.EdgeInterfaceConnection.get_connected(source=electrical.instance, include_self=True)
        members = []
        for node in map(fabll.Node.bind_instance, connected):
            self.net_of[key(node)] = len(self.nets)
            path = self.path(node)
            if path is not None and not self.is_alias(node):
                owner = self.owner(node)
                members.append([path, self.path(owner)])
                self.signals.setdefault((key(owner), len(self.nets)), []).append(path)
        self.nets.append(sorted(members))

    def part_of(self, lead):
        """The owner of a lead, or the LED of whose library type it is a part."""
        own = self.owner(lead)
        above = self.owner(own)
        inside_led = above is not None and self.type_of(own)[0] == "Diode" and self.type_of(above)[0] == "LED" and own.get_parent()[1] == "diode"
        return above if inside_led else own

    def nets_of(self, leads):
        return {self.net_of[key(each)] for each in leads}

    def collect_parts(self):
        """The parts with their leads: what is one component is one part, even if a type of the library wraps it."""
        found = {}
        for lead in implementors(self.app, F.Lead.is_lead):
            if key(lead) in self.net_of:
                found.setdefault(key(self.part_of(lead)), (self.part_of(lead), []))[1].append(lead)
        for part, leads in found.values():
            pins = [each for each in leads if source_chunk(each) is not None]
            if self.is_part(part) and pins and not self.nets_of(leads) <= self.nets_of(pins):
                leads[:] = pins
        for own, (part, leads) in list(found.items()):
            inside = [other for other, (each, _) in found.items() if other != own and self.path(each).startswith(self.path(part) + ".")]
            if self.is_part(part) and inside:
                same = [each for each in inside if not self.is_part(found[each][0]) and self.nets_of(leads) <= self.nets_of(found[each][1])]
                del found[same[0] if same else own]
        return list(found.values())

    def pin(self, part, lead):
        net = self.net_of[key(lead)]
        name, above = self.path(lead), self.path(part) + "."
        near = [each.removeprefix(above) for each in self.signals.get((key(part), net), []) if each != name]
        return {
            "name": name.removeprefix(above),
            "signals": sorted(each for each in near if "." not in each),
            "net": net,
            "places": [each for each in self.places(lead) if each[2] == name],
        }

    def part(self, part, leads):
        prefix = part.try_get_trait(F.has_designator_prefix)
        return {
            "path": self.path(part),
            "type": part.get_type_name().split("::")[-1],
            "kind": self.type_of(part)[0],
            "prefix": None if prefix is None else prefix.get_prefix(),
            "removed": part.has_trait(F.has_part_removed),
            "places": self.places(part),
            "pins": [self.pin(part, each) for each in leads],
        }

    def is_source(self, node):
        owner = self.owner(node)
        regulated = node.get_parent()[1] == "power_out" and has_members(owner, REGULATOR) and not BLOCKING.search(owner.get_type_name())
        return regulated or node.has_trait(F.is_source)

    def interface(self, node):
        return {
            "path": self.path(node),
            "kind": self.type_of(node)[0],
            "owner": self.path(self.owner(node)),
            "source": self.is_source(node),
            "sink": node.has_trait(F.is_sink),
            "places": self.places(node),
        }

    def describe(self):
        inside = [each for each in implementors(self.app, fabll.is_interface) if self.path(each) is not None and key(each) != key(self.app)]
        for each in inside:
            if each.isinstance(F.Electrical) and key(each) not in self.net_of:
                self.trace(each)
        interfaces = [each for each in inside if self.type_of(each)[0] in INTERFACES and self.type_of(self.owner(each))[0] != "Capacitor"]
        return {
            "entry": self.path(self.app),
            "parts": [self.part(*each) for each in self.collect_parts()],
            "interfaces": [self.interface(each) for each in interfaces],
            "nets": self.nets,
        }


def rails():
    """The voltages in predicates that are one; those of interfaces that are connected as a whole are anyway."""
    nets = {}

    def net(interface, name):
        electrical = child(interface, name)
        if electrical.node().get_uuid() not in nets:
            connected = fbrk.EdgeInterfaceConnection.get_connected(source=electrical, include_self=True)
            number = len(nets)
            nets.update((each.node().get_uuid(), number) for each in connected)
        return nets[electrical.node().get_uuid()]

    voltages = {}
    for name, interface in VOLTAGES.items():
        voltages.setdefault((net(interface, "hv"), net(interface, "lv")), []).append(name)
    return [same for (high, low), same in voltages.items() if high != low and len(same) > 1]


def type_names(node):
    """The name of a node's type; one that atopile has copied to replace something inside has that of the original too."""
    name = node.get_type_name()
    return {each.rpartition("/")[2] for each in (name, name.partition("__rt_")[0])}


def describe_values(app):
    predicates = [each for each in map(predicate, instances(app, F.Expressions.is_predicate)) if each is not None]
    return {
        "predicates": predicates,
        "rails": rails(),
        "modules": sorted({name for each in implementors(app, is_ato_block) for name in type_names(each)}),
        "parts": [part(each) for each in instances(app, F.is_atomic_part)],
    }


def describe_circuit(app):
    try:
        return {"circuit": Circuit(app).describe()}
    except Exception as failure:
        return {"circuit": {"error": f"{type(failure).__name__}: {failure}"}}


def describe(app):
    return describe_values(app) | describe_circuit(app)


def attempt(find_app, describe_app):
    """Returns a description as JSON, or why there is none."""
    try:
        described = describe_app(find_app())
    except Exception as failure:
        described = {"error": f"{type(failure).__name__}: {failure}"}
    return json.dumps(described)


def write(app, path):
    """Writes the predicates and parts of an instantiated entry to a new file; a build goes on without it."""
    described = attempt(lambda: app, describe_values)
    try:
        if os.path.lexists(path):
            os.unlink(path)
        with open(path, "x", encoding="utf-8") as file:
            file.write(described)
    except OSError:
        pass


if __name__ == "__main__":
    print("\n" + attempt(lambda: instantiate(*sys.argv[1:3]), describe))
