package io.atopile.mcp.electrical;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A circuit, indexed by nets and paths. */
final class CircuitIndex {

    /** A pin and its part. */
    record PinUse(CircuitPart part, CircuitPin pin) {

        String path() {
            return part.path() + "." + pin.name();
        }
    }

    /** A power interface and its nets. */
    record Rail(CircuitInterface power, int high, int low) {}

    private final ElectricalDesign design;
    private final Map<String, Integer> netsByPath = new HashMap<>();
    private final Map<Integer, List<PinUse>> usesByNet = new HashMap<>();
    private final List<Rail> rails;
    private final Set<Integer> supplies;
    private final Set<Integer> grounds;
    private final Set<Integer> logicLines;

    CircuitIndex(ElectricalDesign design) {
        this.design = design;
        listNets().forEach(net -> findMembers(net).forEach(member -> netsByPath.put(member.path(), net)));
        for (CircuitPart part : design.parts()) {
            part.pins().forEach(pin -> usesByNet.computeIfAbsent(pin.net(), _ -> new ArrayList<>()).add(new PinUse(part, pin)));
        }
        rails = listInterfaces(InterfaceType.POWER)
                .flatMap(power -> findNet(power.path() + ".hv").flatMap(high -> findNet(power.path() + ".lv").map(low -> new Rail(power, high, low))).stream())
                .toList();
        supplies = rails.stream().map(Rail::high).collect(toSet());
        grounds = rails.stream().map(Rail::low).collect(toSet());
        logicLines = listInterfaces(InterfaceType.LOGIC).flatMap(logic -> findNet(logic.path() + ".line").stream()).collect(toSet());
    }

    List<CircuitPart> parts() {
        return design.parts();
    }

    Stream<CircuitPart> listParts(CircuitCategory... categories) {
        return design.parts().stream().filter(part -> part.isIn(categories) && !part.absent());
    }

    Stream<CircuitInterface> listInterfaces(InterfaceType type) {
        return design.interfaces().stream().filter(each -> each.type() == type);
    }

    List<Integer> listNets() {
        return IntStream.range(0, design.nets().size()).boxed().toList();
    }

    List<CircuitNet.Member> findMembers(int net) {
        return design.nets().get(net).members();
    }

    /** Returns the pins on a net. */
    List<PinUse> findUses(int net) {
        return usesByNet.getOrDefault(net, List.of());
    }

    /** Finds the net of an electrical. */
    Optional<Integer> findNet(String path) {
        return Optional.ofNullable(netsByPath.get(path));
    }

    List<Rail> rails() {
        return rails;
    }

    /** Whether the net leads to an interface of the entry, beyond which nothing is known. */
    boolean isExternal(int net) {
        return findMembers(net).stream().anyMatch(member -> member.owner().isEmpty());
    }

    boolean isSupply(int net) {
        return supplies.contains(net);
    }

    boolean isGround(int net) {
        return grounds.contains(net);
    }

    /** Whether the net is the line of a logic interface. */
    boolean isLogic(int net) {
        return logicLines.contains(net);
    }

    /** Returns the net on the other side of a part with two pins. */
    Optional<Integer> findOther(CircuitPart part, int net) {
        var nets = new LinkedHashSet<Integer>();
        part.pins().forEach(pin -> nets.add(pin.net()));
        return nets.size() == 2 && nets.remove(net) ? nets.stream().findFirst() : Optional.empty();
    }

    /** Returns a net and all that is connected with it by resistors and the like, but not beyond the nets at which to stop. */
    Set<Integer> findReachable(int start, Predicate<Integer> end) {
        var reached = new LinkedHashSet<Integer>(List.of(start));
        var next = new ArrayDeque<Integer>(reached);
        while (!next.isEmpty()) {
            int net = next.remove();
            if (end.test(net)) {
                continue;
            }
            findUses(net).stream()
                    .filter(use -> use.part().category().isSeriesElement())
                    .flatMap(use -> findOther(use.part(), net).stream())
                    .filter(reached::add)
                    .forEach(next::add);
        }
        return reached;
    }
}
