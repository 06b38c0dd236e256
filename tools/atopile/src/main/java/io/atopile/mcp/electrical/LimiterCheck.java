package io.atopile.mcp.electrical;

import io.atopile.mcp.electrical.CircuitIndex.PinUse;
import io.atopile.mcp.electrical.CircuitIndex.Rail;
import io.atopile.mcp.verify.ClosedRange;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds LEDs, and strings of them, that are directly across a rail of a constant voltage, between such a rail and a switch to ground, or
 * between a general-purpose output and ground. A chip can limit the current that it sinks or supplies, so other connections to chips are none.
 */
final class LimiterCheck implements CircuitCheck {

    /** A rail whose voltage can vary more than that may be one of constant current. */
    private static final double GREATEST_RATIO = 1.5;

    /** What an LED or a string of them is connected to. */
    private record Ends(int top, int bottom) {}

    @Override
    public Stream<ElectricalFinding> findFaults(CircuitIndex circuit, ParameterRanges ranges) {
        return circuit.listParts(CircuitCategory.LED)
                .filter(led -> findString(circuit, led).filter(ends -> isUnlimited(circuit, ranges, ends)).isPresent())
                .map(led -> new ElectricalFinding(
                        ElectricalRule.LED_WITHOUT_LIMITER,
                        led.path(),
                        List.of(),
                        led.lines(),
                        "No resistor or other limiter is in series with the LED"));
    }

    /** Returns the ends of the string of LEDs that begins with an LED; empty if the LED isn't the first of its string. */
    private static Optional<Ends> findString(CircuitIndex circuit, CircuitPart led) {
        var top = led.findPin(PinNames.ANODE).map(CircuitPin::net);
        var bottom = led.findPin(PinNames.CATHODE).map(CircuitPin::net);
        if (top.isEmpty() || bottom.isEmpty() || findNeighbor(circuit, led, top.get(), PinNames.CATHODE).isPresent()) {
            return Optional.empty();
        }
        var seen = new HashSet<>(List.of(led.path()));
        int end = bottom.get();
        for (var next = findNeighbor(circuit, led, end, PinNames.ANODE);
                next.isPresent() && seen.add(next.get().path());
                next = findNeighbor(circuit, next.get(), end, PinNames.ANODE)) {
            end = next.get().findPin(PinNames.CATHODE).orElseThrow().net();
        }
        return Optional.of(new Ends(top.get(), end));
    }

    /** Finds the LED that has the given side on a net, on which there is nothing else. */
    private static Optional<CircuitPart> findNeighbor(CircuitIndex circuit, CircuitPart led, int net, Pattern side) {
        var others = circuit.findUses(net).stream()
                .filter(use -> !use.part().path().equals(led.path()) && !use.part().category().isInert())
                .toList();
        return Optional.of(others)
                .filter(uses -> uses.size() == 1 && !circuit.isExternal(net))
                .map(List::getFirst)
                .filter(use -> use.part().category() == CircuitCategory.LED && use.pin().isNamed(side))
                .map(PinUse::part)
                .filter(part -> part.findPin(PinNames.CATHODE).isPresent());
    }

    private static boolean isUnlimited(CircuitIndex circuit, ParameterRanges ranges, Ends ends) {
        boolean driven = circuit.isGround(ends.bottom()) && circuit.isLogic(ends.top()) && isGeneralPurpose(circuit, ends.top());
        int bottom = findSwitched(circuit, ends.bottom()).orElse(ends.bottom());
        return driven || circuit.rails().stream()
                .filter(rail -> rail.high() == ends.top() && rail.low() == bottom)
                .anyMatch(rail -> hasConstantVoltage(circuit, ranges, rail));
    }

    /** Whether a controller drives a net; an output with another name may be that of a current source. */
    private static boolean isGeneralPurpose(CircuitIndex circuit, int net) {
        return circuit.findUses(net).stream()
                .anyMatch(use -> use.part().category() == CircuitCategory.CHIP && use.pin().isNamed(PinNames.GENERAL_PURPOSE));
    }

    /** Returns the net to which a transistor, if it is all that is on a net besides LEDs, switches it by a logic signal. */
    private static Optional<Integer> findSwitched(CircuitIndex circuit, int net) {
        var others = circuit.findUses(net).stream().filter(use -> use.part().category() != CircuitCategory.LED).toList();
        return Optional.of(others)
                .filter(uses -> uses.size() == 1)
                .map(List::getFirst)
                .filter(use -> use.part().category() == CircuitCategory.MOSFET && use.pin().isNamed(PinNames.DRAIN))
                .filter(use -> use.part().findPin(PinNames.GATE)
                        .filter(gate -> circuit.findReachable(gate.net(), circuit::isSupply).stream().anyMatch(circuit::isLogic))
                        .isPresent())
                .flatMap(use -> use.part().findPin(PinNames.SOURCE))
                .map(CircuitPin::net);
    }

    private static boolean hasConstantVoltage(CircuitIndex circuit, ParameterRanges ranges, Rail rail) {
        return ranges.findRange(rail.power().path() + ".voltage").filter(LimiterCheck::isNarrow).isPresent()
                || circuit.findUses(rail.high()).stream()
                        .anyMatch(use -> use.part().category() == CircuitCategory.BATTERY
                                || (use.part().category() == CircuitCategory.CHIP && use.pin().isNamed(PinNames.SUPPLY)));
    }

    private static boolean isNarrow(ClosedRange voltage) {
        return voltage.low() > 0 && voltage.high() <= voltage.low() * GREATEST_RATIO;
    }
}
