package io.atopile.mcp.electrical;

import io.atopile.mcp.electrical.CircuitIndex.PinUse;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Finds inputs of transistors and amplifiers that nothing drives and no resistor ties to a rail. */
final class FloatingInputCheck implements CircuitCheck {

    private static final Map<CircuitCategory, List<String>> INPUTS = Map.of(
            CircuitCategory.MOSFET, List.of("gate"),
            CircuitCategory.BJT, List.of("base"),
            CircuitCategory.OP_AMP, List.of("input.p.line", "input.n.line"),
            CircuitCategory.COMPARATOR, List.of("inverting_input", "non_inverting_input"));

    @Override
    public Stream<ElectricalFinding> findFaults(CircuitIndex circuit, ParameterRanges ranges) {
        var seen = new HashSet<Integer>();
        return circuit.listNets().stream()
                .filter(net -> !seen.contains(net))
                .flatMap(net -> circuit.findUses(net).stream()
                        .filter(use -> isInput(use) && !use.part().absent() && isJoined(circuit, use))
                        .filter(_ -> isFloating(circuit, net, seen))
                        .findFirst()
                        .map(FloatingInputCheck::report)
                        .stream());
    }

    private static boolean isInput(PinUse use) {
        return use.part().category() == CircuitCategory.TRANSISTOR
                ? use.part().pins().size() == 3 && use.pin().isNamed(PinNames.CONTROL)
                : INPUTS.getOrDefault(use.part().category(), List.of()).contains(use.pin().name());
    }

    private static boolean isJoined(CircuitIndex circuit, PinUse use) {
        return circuit.findMembers(use.pin().net()).stream().anyMatch(member -> !use.part().contains(member.owner()));
    }

    private static boolean isFloating(CircuitIndex circuit, int start, Set<Integer> seen) {
        var reached = circuit.findReachable(start, net -> isHeld(circuit, net));
        seen.addAll(reached);
        return reached.stream().noneMatch(net -> isHeld(circuit, net));
    }

    private static boolean isHeld(CircuitIndex circuit, int net) {
        return circuit.isExternal(net)
                || circuit.isSupply(net)
                || circuit.isGround(net)
                || circuit.findUses(net).stream().anyMatch(FloatingInputCheck::isDriver);
    }

    private static boolean isDriver(PinUse use) {
        return !isInput(use) && !use.part().category().isInert() && !use.part().category().isSeriesElement();
    }

    private static ElectricalFinding report(PinUse use) {
        return new ElectricalFinding(
                ElectricalRule.FLOATING_INPUT,
                use.part().path(),
                List.of(use.pin().label()),
                use.part().lines(),
                "Nothing drives the input, and no resistor ties it to a rail");
    }
}
