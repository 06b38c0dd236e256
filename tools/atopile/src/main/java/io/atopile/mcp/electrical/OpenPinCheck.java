package io.atopile.mcp.electrical;

import java.util.List;
import java.util.stream.Stream;

/** Finds pins that are joined to nothing outside their part. */
final class OpenPinCheck implements CircuitCheck {

    @Override
    public Stream<ElectricalFinding> findFaults(CircuitIndex circuit, ParameterRanges ranges) {
        return circuit.parts().stream()
                .filter(part -> !part.absent() || part.category() == CircuitCategory.TEST_POINT)
                .filter(part -> part.category() != CircuitCategory.MOUNTING_HOLE && !part.path().isEmpty())
                .flatMap(part -> report(part, listOpen(circuit, part)));
    }

    private static List<CircuitPin> listOpen(CircuitIndex circuit, CircuitPart part) {
        var open = part.pins().stream().filter(pin -> isOpen(circuit, part, pin)).toList();
        boolean whole = open.size() == part.pins().size();
        return !whole && hasSparePins(part) ? List.of() : open.stream().filter(pin -> !mayBeUnused(part, pin)).toList();
    }

    /** Whether some pins of a part may stay unused: contacts, elements of an array, pins of a chip whose use an installed package decides. */
    private static boolean hasSparePins(CircuitPart part) {
        return switch (part.category()) {
            case CONNECTOR, OTHER -> true;
            case CHIP -> part.isInDependency();
            case TRANSISTOR -> part.pins().size() > 3;
            case MOSFET, BJT, OP_AMP, COMPARATOR -> false;
            default -> part.pins().size() > 2;
        };
    }

    private static boolean isOpen(CircuitIndex circuit, CircuitPart part, CircuitPin pin) {
        return circuit.findMembers(pin.net()).stream().allMatch(member -> part.contains(member.owner()));
    }

    private static boolean mayBeUnused(CircuitPart part, CircuitPin pin) {
        return pin.isNamed(PinNames.NOT_CONNECTED)
                || pin.isNamed(PinNames.GENERAL_PURPOSE)
                || (part.category() == CircuitCategory.CRYSTAL && pin.isNamed(PinNames.GROUND));
    }

    private static Stream<ElectricalFinding> report(CircuitPart part, List<CircuitPin> open) {
        if (open.isEmpty()) {
            return Stream.empty();
        }
        var places = Stream.concat(
                        part.lines().stream(),
                        open.size() == 1 ? open.getFirst().place().stream() : Stream.empty())
                .toList();
        var names = open.stream().map(CircuitPin::label).distinct().sorted().toList();
        var reason = (names.size() == 1 ? "A pin is" : names.size() + " pins are") + " joined to nothing outside the part";
        return Stream.of(new ElectricalFinding(ElectricalRule.UNCONNECTED_PIN, part.path(), names, places, reason));
    }
}
