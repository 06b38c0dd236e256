package io.atopile.mcp.electrical;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads a design as the program {@code DESIGN} prints it. */
final class CircuitReader {

    private final Path root;
    private final String entry;

    private CircuitReader(Path root, String entry) {
        this.root = root;
        this.entry = entry;
    }

    /**
     * Reads a design.
     *
     * @param circuit what the program printed as its circuit
     * @param root the project's canonical directory
     */
    static ElectricalDesign read(JsonNode circuit, Path root, ParameterRanges ranges) {
        var entry = circuit.path("entry").asString("");
        var reader = new CircuitReader(root, entry);
        return new ElectricalDesign(
                circuit.path("parts").valueStream().map(reader::readPart).toList(),
                circuit.path("interfaces").valueStream().flatMap(each -> reader.readInterface(each).stream()).toList(),
                circuit.path("nets").valueStream().map(reader::readNet).toList(),
                ranges);
    }

    private CircuitPart readPart(JsonNode part) {
        return new CircuitPart(
                readPath(part.path("path")),
                part.path("type").asString(""),
                CircuitCategory.of(readText(part.path("kind")), readText(part.path("prefix"))),
                part.path("removed").asBoolean(false),
                readPlaces(part),
                part.path("pins").valueStream().map(this::readPin).toList());
    }

    private CircuitPin readPin(JsonNode pin) {
        return new CircuitPin(
                pin.path("name").asString(""),
                pin.path("signals").valueStream().map(each -> each.asString("")).toList(),
                pin.path("net").asInt(0),
                readPlaces(pin).stream().map(MemberDeclaration::line).findFirst());
    }

    private Optional<CircuitInterface> readInterface(JsonNode each) {
        return InterfaceType.of(each.path("kind").asString("")).map(type -> new CircuitInterface(
                readPath(each.path("path")),
                type,
                readPath(each.path("owner")),
                each.path("source").asBoolean(false),
                each.path("sink").asBoolean(false),
                readPlaces(each)));
    }

    private CircuitNet readNet(JsonNode net) {
        return new CircuitNet(net.valueStream().map(each -> new CircuitNet.Member(readPath(each.path(0)), readPath(each.path(1)))).toList());
    }

    private List<MemberDeclaration> readPlaces(JsonNode of) {
        return of.path("places").valueStream()
                .map(each -> new MemberDeclaration(readPath(each.path(2)), new SourceLine(shorten(each.path(0).asString("")), each.path(1).asInt(0))))
                .toList();
    }

    /** Reads a path without the entry's name. */
    private String readPath(JsonNode node) {
        var path = node.asString("");
        return path.equals(entry) ? "" : path.startsWith(entry + ".") ? path.substring(entry.length() + 1) : path;
    }

    private String shorten(String file) {
        var path = Path.of(file);
        return path.startsWith(root) ? root.relativize(path).toString() : file;
    }

    private static Optional<String> readText(JsonNode value) {
        return value.isString() ? Optional.of(value.asString("")) : Optional.empty();
    }
}
