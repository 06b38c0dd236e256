package io.atopile.mcp.electrical;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds lines of I2C buses between chips that no resistor pulls up. Where a bus leaves the design, the resistors can be elsewhere. */
final class PullUpCheck implements CircuitCheck {

    private static final Set<CircuitCategory> PASSED = Set.of(
            CircuitCategory.CHIP, CircuitCategory.CAPACITOR, CircuitCategory.TEST_POINT, CircuitCategory.DIODE);

    @Override
    public Stream<ElectricalFinding> findFaults(CircuitIndex circuit, ParameterRanges ranges) {
        var seen = new HashSet<Integer>();
        var found = new ArrayList<ElectricalFinding>();
        circuit.listInterfaces(InterfaceType.I2C)
                .sorted(Comparator.comparingInt((CircuitInterface bus) -> bus.path().split("\\.", -1).length).thenComparing(CircuitInterface::path))
                .forEach(bus -> {
                    var lines = Stream.of("sda", "scl").filter(line -> isBare(circuit, bus, line, seen)).toList();
                    if (!lines.isEmpty()) {
                        found.add(report(bus, lines));
                    }
                });
        return found.stream();
    }

    private static boolean isBare(CircuitIndex circuit, CircuitInterface bus, String line, Set<Integer> seen) {
        return circuit.findNet(bus.path() + "." + line + ".line").filter(seen::add).filter(net -> isBare(circuit, net)).isPresent();
    }

    private static boolean isBare(CircuitIndex circuit, int net) {
        var uses = circuit.findUses(net);
        var chips = uses.stream()
                .map(CircuitIndex.PinUse::part)
                .filter(part -> part.category() == CircuitCategory.CHIP)
                .map(CircuitPart::path)
                .collect(toSet());
        return chips.size() >= 2
                && !circuit.isExternal(net)
                && uses.stream().allMatch(use -> PASSED.contains(use.part().category()) || isPullDown(circuit, use.part(), net));
    }

    private static boolean isPullDown(CircuitIndex circuit, CircuitPart part, int net) {
        return part.category() == CircuitCategory.RESISTOR
                && circuit.findOther(part, net).filter(other -> circuit.isGround(other) && !circuit.isSupply(other)).isPresent();
    }

    private static ElectricalFinding report(CircuitInterface bus, List<String> lines) {
        return new ElectricalFinding(
                ElectricalRule.I2C_PULL_UP,
                CircuitPath.stripEntry(bus.path()),
                lines,
                bus.places(),
                "The bus joins chips, but no resistor pulls " + (lines.size() == 1 ? "this line" : "these lines") + " up");
    }
}
