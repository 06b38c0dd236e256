package io.atopile.mcp.electrical;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Reads a circuit as the program {@code DESIGN} prints it, under {@code circuit}. */
public final class CircuitReader {

    private final Path root;

    private CircuitReader(Path root) {
        this.root = root;
    }

    /** Reads a circuit; {@code root} is the project's canonical directory. */
    public static ElectricalDesign read(JsonNode circuit, Path root) {
        var reader = new CircuitReader(root);
        return new ElectricalDesign(
                circuit.path("entry").asString(""),
                listElements(circuit.path("parts")).map(reader::readPart).toList(),
                listElements(circuit.path("interfaces")).flatMap(each -> reader.readInterface(each).listElements()).toList(),
                listElements(circuit.path("nets")).map(CircuitReader::readNet).toList());
    }

    private static Stream<JsonNode> listElements(JsonNode array) {
        return StreamSupport.listElements(array.spliterator(), false);
    }

    private CircuitPart readPart(JsonNode part) {
        return new CircuitPart(
                part.path("path").asString(""),
                part.path("type").asString(""),
                CircuitCategory.of(readText(part.path("kind")), readText(part.path("prefix"))),
                part.path("removed").asBoolean(false),
                readPlaces(part),
                listElements(part.path("pins")).map(this::readPin).toList());
    }

    private CircuitPin readPin(JsonNode pin) {
        return new CircuitPin(
                pin.path("name").asString(""),
                listElements(pin.path("signals")).map(each -> each.asString("")).toList(),
                pin.path("net").asInt(0),
                readPlaces(pin).listElements().findFirst());
    }

    private Optional<CircuitInterface> readInterface(JsonNode each) {
        return InterfaceType.of(each.path("kind").asString("")).map(type -> new CircuitInterface(
                each.path("path").asString(""),
                type,
                each.path("owner").asString(""),
                each.path("source").asBoolean(false),
                each.path("sink").asBoolean(false),
                readPlaces(each)));
    }

    private static CircuitNet readNet(JsonNode net) {
        return new CircuitNet(listElements(net).map(each -> new CircuitNet.Member(each.path(0).asString(""), each.path(1).asString(""))).toList());
    }

    private List<SourceLine> readPlaces(JsonNode of) {
        return listElements(of.path("places")).map(each -> new SourceLine(shorten(each.path(0).asString("")), each.path(1).asInt(0))).toList();
    }

    private String shorten(String file) {
        var path = Path.of(file);
        return path.startsWith(root) ? root.relativize(path).toString() : file;
    }

    private static Optional<String> readText(JsonNode value) {
        return value.isString() ? Optional.of(value.asString("")) : Optional.empty();
    }
}
