package io.atopile.mcp.electrical;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.atopile.mcp.electrical.CircuitIndex.Rail;
import io.atopile.mcp.verify.ClosedRange;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds parts directly across a rail whose highest voltage is above all that the part may be rated for, and interfaces on the same nets
 * whose ranges have nothing in common.
 */
final class RatingCheck implements CircuitCheck {

    private static final double TOLERANCE = 1e-9;

    private record Nets(int high, int low) {}

    private record Stated(Rail rail, ClosedRange range) {}

    @Override
    public Stream<ElectricalFinding> findFaults(CircuitIndex circuit, ParameterRanges ranges) {
        Map<Nets, List<Stated>> stated = circuit.rails().stream()
                .flatMap(rail -> findVoltage(rail, ranges).map(range -> new Stated(rail, range)).stream())
                .collect(groupingBy(each -> new Nets(each.rail().high(), each.rail().low()), LinkedHashMap::new, toList()));
        return Stream.concat(
                stated.values().stream().flatMap(same -> findMisfit(same).stream()),
                stated.values().stream().flatMap(same -> findWeakParts(circuit, ranges, same)));
    }

    private static Optional<ClosedRange> findVoltage(Rail rail, ParameterRanges ranges) {
        return ranges.findRange(rail.power().path() + ".voltage");
    }

    private static Optional<ElectricalFinding> findMisfit(List<Stated> same) {
        var outermost = same.stream().sorted(Comparator.comparingInt(each -> CircuitPath.countLevels(each.rail().power().path()))).toList();
        var first = outermost.getFirst();
        return outermost.stream()
                .filter(other -> isBelow(other.range(), first.range()) || isBelow(first.range(), other.range()))
                .findFirst()
                .map(other -> new ElectricalFinding(
                        ElectricalRule.RATING_EXCEEDED,
                        other.rail().power().path(),
                        List.of(),
                        Stream.concat(other.rail().power().lines().stream(), first.rail().power().lines().stream()).distinct().toList(),
                        "It is for %s, but on the same nets %s is %s"
                                .formatted(showVolts(other.range()), first.rail().power().path(), showVolts(first.range()))));
    }

    private static boolean isBelow(ClosedRange one, ClosedRange other) {
        return one.high() < other.low() - TOLERANCE * Math.abs(other.low());
    }

    private static Stream<ElectricalFinding> findWeakParts(CircuitIndex circuit, ParameterRanges ranges, List<Stated> same) {
        double highest = same.stream().mapToDouble(each -> each.range().high()).min().orElseThrow();
        boolean contradictory = findMisfit(same).isPresent();
        if (contradictory || !Double.isFinite(highest)) {
            return Stream.empty();
        }
        var rail = same.getFirst().rail();
        return circuit.findUses(rail.high()).stream()
                .map(CircuitIndex.PinUse::part)
                .distinct()
                .filter(part -> !part.absent() && isAcross(part, rail))
                .flatMap(part -> findRating(part, ranges).filter(rating -> rating < highest * (1 - TOLERANCE)).stream()
                        .map(rating -> new ElectricalFinding(
                                ElectricalRule.RATING_EXCEEDED,
                                part.path(),
                                List.of(),
                                part.lines(),
                                "It is made for at most %s, but %s can have %s"
                                        .formatted(showVolts(rating), rail.power().path(), showVolts(highest)))));
    }

    /** Whether a part is between the nets of a rail, and blocks there if it is a diode or a transistor. */
    private static boolean isAcross(CircuitPart part, Rail rail) {
        return switch (part.category()) {
            case CAPACITOR, RESISTOR -> isOn(part.pins(), rail.high()) && isOn(part.pins(), rail.low());
            case DIODE -> isOn(part.findPin(PinNames.CATHODE).stream().toList(), rail.high())
                    && isOn(part.findPin(PinNames.ANODE).stream().toList(), rail.low());
            case MOSFET -> isOn(part.findPin(PinNames.DRAIN).stream().toList(), rail.high())
                    && isOn(part.findPin(PinNames.SOURCE).stream().toList(), rail.low());
            default -> false;
        };
    }

    private static boolean isOn(List<CircuitPin> pins, int net) {
        return pins.stream().anyMatch(pin -> pin.net() == net);
    }

    private static Optional<Double> findRating(CircuitPart part, ParameterRanges ranges) {
        var name = switch (part.category()) {
            case DIODE -> "reverse_working_voltage";
            case MOSFET -> "max_drain_source_voltage";
            default -> "max_voltage";
        };
        return ranges.findRange(part.path() + "." + name).map(ClosedRange::high);
    }

    private static String showVolts(ClosedRange range) {
        return range.isPoint() ? showVolts(range.low()) : showVolts(range.low()) + " to " + showVolts(range.high());
    }

    private static String showVolts(double volts) {
        return String.format(Locale.ROOT, "%.4g V", volts).replaceFirst("(\\.\\d*?)0+ V$", "$1 V").replace(". V", " V");
    }
}
