package io.atopile.mcp.electrical;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds supply pins of chips whose rail has no capacitor to ground in the chip's module or the module around it. A capacitor in a module
 * with a chip of its own on the rail belongs to that chip.
 */
final class DecouplingCheck implements CircuitCheck {

    @Override
    public Stream<ElectricalFinding> findFaults(CircuitIndex circuit, ParameterRanges ranges) {
        return circuit.listParts(CircuitCategory.CHIP).flatMap(chip -> findBarePins(circuit, chip).stream());
    }

    private static List<ElectricalFinding> findBarePins(CircuitIndex circuit, CircuitPart chip) {
        var seen = new HashSet<Integer>();
        var found = new ArrayList<ElectricalFinding>();
        for (CircuitPin pin : chip.pins()) {
            boolean joined = circuit.findMembers(pin.net()).stream().anyMatch(member -> !chip.contains(member.owner()));
            if (joined && pin.isNamed(PinNames.SUPPLY) && seen.add(pin.net()) && !isDecoupled(circuit, chip, pin.net())) {
                found.add(new ElectricalFinding(
                        ElectricalRule.NO_DECOUPLING,
                        chip.path(),
                        List.of(pin.label()),
                        chip.lines(),
                        "The supply pin has no capacitor to ground on its rail, in its module or in the one around it"));
            }
        }
        return found;
    }

    private static boolean isDecoupled(CircuitIndex circuit, CircuitPart chip, int rail) {
        return circuit.findUses(rail).stream()
                .map(CircuitIndex.PinUse::part)
                .filter(part -> part.category() == CircuitCategory.CAPACITOR && !part.absent())
                .filter(part -> isOverGround(circuit, chip, part, rail))
                .anyMatch(part -> isNear(circuit, chip, part, rail));
    }

    private static boolean isOverGround(CircuitIndex circuit, CircuitPart chip, CircuitPart capacitor, int rail) {
        var grounds = chip.pins().stream().filter(pin -> pin.isNamed(PinNames.GROUND)).map(CircuitPin::net).toList();
        return capacitor.pins().stream()
                .map(CircuitPin::net)
                .filter(net -> net != rail)
                .anyMatch(net -> grounds.isEmpty() || grounds.contains(net) || circuit.isGround(net));
    }

    private static boolean isNear(CircuitIndex circuit, CircuitPart chip, CircuitPart capacitor, int rail) {
        String module = CircuitPath.findParent(chip.path());
        String around = CircuitPath.findParent(module);
        if (CircuitPath.contains(module, capacitor.path())) {
            return true;
        }
        return CircuitPath.contains(around, capacitor.path())
                && circuit.findUses(rail).stream()
                        .map(CircuitIndex.PinUse::part)
                        .filter(part -> part.category() == CircuitCategory.CHIP && !part.path().equals(chip.path()))
                        .map(part -> CircuitPath.findParent(part.path()))
                        .noneMatch(other -> !other.equals(around) && CircuitPath.contains(other, capacitor.path()));
    }
}
