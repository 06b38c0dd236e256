package io.atopile.mcp.electrical;

import io.atopile.mcp.electrical.CircuitIndex.PinUse;
import io.atopile.mcp.electrical.CircuitNet.Member;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds connections that lead from the only pin of a net into a module where they end. An interface that a module offers and that nobody
 * uses is no fault, and neither is a line of a bus that one side doesn't have.
 */
final class LonePinCheck implements CircuitCheck {

    @Override
    public Stream<ElectricalFinding> findFaults(CircuitIndex circuit, ParameterRanges ranges) {
        return circuit.listNets().stream()
                .filter(net -> circuit.findUses(net).size() == 1 && !circuit.isExternal(net))
                .flatMap(net -> report(circuit, circuit.findUses(net).getFirst(), circuit.findMembers(net)));
    }

    private static Stream<ElectricalFinding> report(CircuitIndex circuit, PinUse use, List<Member> members) {
        var part = use.part();
        var ends = members.stream().filter(member -> !CircuitPath.areNested(member.owner(), part.path())).toList();
        if (ends.isEmpty() || part.absent() || !ends.stream().allMatch(end -> isSimple(end) && hasParts(circuit, end.owner()))) {
            return Stream.empty();
        }
        var places = MemberDeclaration.listLines(part.places(), CircuitPath.findCommon(part.path(), ends.getFirst().path()));
        var reason = "The pin is joined to %s, where the connection ends: no other part has a pin on this net"
                .formatted(ends.getFirst().path());
        return Stream.of(new ElectricalFinding(
                ElectricalRule.SINGLE_PIN_NET, part.path(), List.of(use.pin().label()), places, reason));
    }

    /** Whether a module has parts; one without stands for something outside the design. */
    private static boolean hasParts(CircuitIndex circuit, String module) {
        return circuit.parts().stream().anyMatch(part -> CircuitPath.contains(module, part.path()));
    }

    /** Whether an electrical belongs to an interface for one signal, and not to a bus. */
    private static boolean isSimple(Member member) {
        var name = member.path().substring(member.owner().length() + 1);
        return name.replaceFirst("\\.(line|hv|lv)$", "").indexOf('.') < 0;
    }
}
