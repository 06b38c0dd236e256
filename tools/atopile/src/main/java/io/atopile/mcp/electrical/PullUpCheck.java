package io.atopile.mcp.electrical;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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
                .sorted(Comparator.comparingInt((CircuitInterface bus) -> CircuitPath.countLevels(bus.path())).thenComparing(CircuitInterface::path))
                .forEach(bus -> {
                    var lines = Stream.of("sda", "scl").filter(line -> isBare(circuit, bus, line, seen)).toList();
                    if (!lines.isEmpty()) {
                        found.add(report(circuit, bus, lines));
                    }
                });
        return found.stream();
    }

    private static boolean isBare(CircuitIndex circuit, CircuitInterface bus, String line, Set<Integer> seen) {
        return findLine(circuit, bus, line).filter(seen::add).filter(net -> isBare(circuit, net)).isPresent();
    }

    private static boolean isBare(CircuitIndex circuit, int net) {
        return listChips(circuit, net).count() >= 2
                && !circuit.isExternal(net)
                && circuit.findUses(net).stream()
                        .allMatch(use -> PASSED.contains(use.part().category()) || isPullDown(circuit, use.part(), net));
    }

    private static Stream<String> listChips(CircuitIndex circuit, int net) {
        return circuit.findUses(net).stream()
                .map(CircuitIndex.PinUse::part)
                .filter(part -> part.category() == CircuitCategory.CHIP)
                .map(CircuitPart::path)
                .distinct();
    }

    private static boolean isPullDown(CircuitIndex circuit, CircuitPart part, int net) {
        return part.category() == CircuitCategory.RESISTOR
                && circuit.findOther(part, net).filter(other -> circuit.isGround(other) && !circuit.isSupply(other)).isPresent();
    }

    private static ElectricalFinding report(CircuitIndex circuit, CircuitInterface bus, List<String> lines) {
        int net = findLine(circuit, bus, lines.getFirst()).orElseThrow();
        String common = listChips(circuit, net).reduce(CircuitPath::findCommon).orElse("");
        return new ElectricalFinding(
                ElectricalRule.I2C_PULL_UP,
                bus.path(),
                lines,
                MemberDeclaration.listLines(bus.places(), common),
                "The bus joins chips, but no resistor pulls " + (lines.size() == 1 ? "this line" : "these lines") + " up");
    }

    private static Optional<Integer> findLine(CircuitIndex circuit, CircuitInterface bus, String line) {
        return circuit.findNet(bus.path() + "." + line + ".line");
    }
}
