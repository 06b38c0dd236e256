package io.atopile.mcp.parts.install;

import io.atopile.mcp.parts.Part;
import io.atopile.mcp.parts.PartCategory;
import io.atopile.mcp.parts.PartParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The values that a part gives the parameters of atopile's standard library.
 *
 * @param hasEnds whether the part also has the ends of the library's two-terminal parts, {@code unnamed[0]} and {@code unnamed[1]}
 * @param open parameters that are left out, because their tolerance is unknown: without it a value would promise too much
 */
public record PartValues(boolean hasEnds, List<PartValue> known, List<String> open) {

    /** No values. */
    public static final PartValues NONE = new PartValues(false, List.of(), List.of());

    private static final Set<PartCategory> TWO_TERMINAL = Set.of(PartCategory.RESISTOR, PartCategory.CAPACITOR, PartCategory.INDUCTOR);
    private static final Set<String> ENDS = Set.of("p1", "p2");

    public PartValues {
        known = List.copyOf(known);
        open = List.copyOf(open);
    }

    /** What a part's number says about a parameter. */
    private enum Meaning {
        /** The parameter's middle; the part has a tolerance. */
        NOMINAL,
        /** The parameter itself: what the part is rated for. */
        RATING,
        /** The most that the parameter can be. */
        MAXIMUM
    }

    /** A parameter of the library. */
    private record Parameter(String name, PartParameter number, Meaning meaning) {}

    private static Parameter ofNominal(String name, PartParameter number) {
        return new Parameter(name, number, Meaning.NOMINAL);
    }

    private static Parameter ofRating(String name, PartParameter number) {
        return new Parameter(name, number, Meaning.RATING);
    }

    private static Parameter ofMaximum(String name, PartParameter number) {
        return new Parameter(name, number, Meaning.MAXIMUM);
    }

    private static List<Parameter> listParameters(PartCategory kind) {
        return switch (kind) {
            case RESISTOR -> List.of(
                    ofNominal("resistance", PartParameter.RESISTANCE), ofRating("max_power", PartParameter.POWER), ofRating("max_voltage", PartParameter.VOLTAGE));
            case CAPACITOR -> List.of(ofNominal("capacitance", PartParameter.CAPACITANCE), ofRating("max_voltage", PartParameter.VOLTAGE));
            case INDUCTOR -> List.of(
                    ofNominal("inductance", PartParameter.INDUCTANCE),
                    ofRating("max_current", PartParameter.CURRENT),
                    ofRating("saturation_current", PartParameter.SATURATION_CURRENT),
                    ofMaximum("dc_resistance", PartParameter.DC_RESISTANCE));
            case FERRITE_BEAD -> List.of(ofRating("max_current", PartParameter.CURRENT), ofMaximum("dc_resistance", PartParameter.DC_RESISTANCE));
            case DIODE -> List.of(
                    ofRating("reverse_working_voltage", PartParameter.REVERSE_VOLTAGE),
                    ofRating("max_current", PartParameter.CURRENT),
                    ofMaximum("forward_voltage", PartParameter.FORWARD_VOLTAGE));
            case LED -> List.of(ofRating("max_current", PartParameter.CURRENT));
            case MOSFET -> List.of(
                    ofRating("max_drain_source_voltage", PartParameter.DRAIN_SOURCE_VOLTAGE),
                    ofRating("max_continuous_drain_current", PartParameter.DRAIN_CURRENT),
                    ofMaximum("on_resistance", PartParameter.ON_RESISTANCE));
            case CRYSTAL -> List.of(
                    ofNominal("frequency", PartParameter.FREQUENCY),
                    ofRating("load_capacitance", PartParameter.LOAD_CAPACITANCE),
                    ofMaximum("equivalent_series_resistance", PartParameter.EQUIVALENT_SERIES_RESISTANCE));
            case REGULATOR -> List.of(ofNominal("v_out", PartParameter.OUTPUT_VOLTAGE));
            case ZENER_DIODE, TRANSISTOR, CONNECTOR, FUSE, SWITCH, OTHER -> List.of();
        };
    }

    /**
     * Returns the values of a part.
     *
     * @param signals the pads of each of its signals
     */
    static PartValues of(Part part, Map<String, List<String>> signals) {
        var known = new ArrayList<PartValue>();
        var open = new ArrayList<String>();
        for (var parameter : listParameters(part.kind())) {
            var number = part.findValue(parameter.number());
            if (number.isPresent() && Double.isFinite(number.getAsDouble()) && !signals.containsKey(parameter.name())) {
                write(parameter, number.getAsDouble(), part).ifPresentOrElse(known::add, () -> open.add(parameter.name()));
            }
        }
        return new PartValues(!known.isEmpty() && TWO_TERMINAL.contains(part.kind()) && signals.keySet().equals(ENDS), known, open);
    }

    private static Optional<PartValue> write(Parameter parameter, double number, Part part) {
        var unit = AtoQuantity.findUnit(parameter.number().unit()).orElseThrow();
        var text = switch (parameter.meaning()) {
            case RATING -> Optional.of(AtoQuantity.write(number, unit));
            case MAXIMUM -> Optional.of(AtoQuantity.writeUpTo(number, unit));
            case NOMINAL -> part.findValue(PartParameter.TOLERANCE).stream()
                    .filter(tolerance -> number != 0 && tolerance > 0 && tolerance < 1)
                    .mapToObj(tolerance -> AtoQuantity.writeTolerance(number, tolerance, unit))
                    .findFirst();
        };
        return text.map(value -> new PartValue(parameter.name(), unit, value));
    }

    boolean isEmpty() {
        return known.isEmpty();
    }

    /** Lists the statements that give the values. */
    Stream<String> listLines() {
        return known.stream().flatMap(value -> Stream.of("%s: %s".formatted(value.name(), value.unit()), "%s = %s".formatted(value.name(), value.text())));
    }

    /** Lists the statements that add the library's ends to the part's own. */
    Stream<String> listEnds() {
        return hasEnds ? Stream.of("unnamed = new Electrical[2]", "p1 ~ unnamed[0]", "p2 ~ unnamed[1]") : Stream.empty();
    }
}
