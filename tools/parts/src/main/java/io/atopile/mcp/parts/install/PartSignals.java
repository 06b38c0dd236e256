package io.atopile.mcp.parts.install;

import io.atopile.mcp.parts.PartCategory;
import io.atopile.mcp.parts.kicad.Pin;
import io.atopile.mcp.parts.kicad.Symbol;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The signals of a part in {@code .ato}. Pins share a signal only if they are connected: supply pins of the same name, and pins that the symbol draws
 * at the same position. Other pins of the same name, such as the gain pins of an amplifier or the cathodes of a double diode, are distinguished by
 * their unit or pad.
 */
final class PartSignals {

    private static final Pattern SUPPLY = Pattern.compile("[ADEP]?GND[ADP]?|[AD]?V(?:CC|DD|SS|EE|BUS)[A-Z0-9]*|SHIELD");

    /** The key by which pins are combined into one signal. */
    private record Joint(String name, String place) {}

    /**
     * Pins that form one signal.
     *
     * @param base its name, unless another group has the same
     */
    private record Group(String base, int unit, boolean isAlone, List<String> pads) {

        Group {
            pads = List.copyOf(pads);
        }
    }

    private final Set<String> taken;
    private final Map<String, List<String>> named = new LinkedHashMap<>();

    /** @param pads reserved, because atopile confuses a pin's number with a signal of the same name */
    private PartSignals(List<String> pads) {
        this.taken = new HashSet<>(pads);
    }

    /** Returns the pads of each signal, by signal name, in the order of the symbol; pads without a pin come last. */
    static Map<String, List<String>> of(Symbol symbol, List<String> pads, PartCategory kind) {
        var signals = new PartSignals(pads);
        var groups = groupPins(symbol, pads, kind);
        var alike = groups.stream().collect(Collectors.groupingBy(Group::base));
        groups.forEach(group -> signals.put(name(group, alike.getOrDefault(group.base(), List.of())), group.pads()));
        var pinned = groups.stream().flatMap(group -> group.pads().stream()).collect(Collectors.toSet());
        pads.stream().filter(pad -> !pinned.contains(pad)).forEach(pad -> signals.put("pad_" + SignalName.sanitize(pad), List.of(pad)));
        return signals.named;
    }

    private static List<Group> groupPins(Symbol symbol, List<String> pads, PartCategory kind) {
        var joined = new LinkedHashMap<Joint, List<Pin>>();
        var seen = new HashSet<String>();
        for (var pin : symbol.pins()) {
            if (pads.contains(pin.number()) && seen.add(pin.number())) {
                joined.computeIfAbsent(toJoint(pin, symbol), _ -> new ArrayList<>()).add(pin);
            }
        }
        return joined.values().stream().map(pins -> group(pins, kind)).toList();
    }

    private static Group group(List<Pin> pins, PartCategory kind) {
        var first = pins.getFirst();
        return new Group(SignalName.of(first, kind), first.unit(), isAlone(first), pins.stream().map(Pin::number).toList());
    }

    private static Joint toJoint(Pin pin, Symbol symbol) {
        if (isAlone(pin)) {
            return new Joint(pin.name(), "pad " + pin.number());
        }
        var isSupply = pin.type().startsWith("power") || SUPPLY.matcher(pin.name()).matches();
        return new Joint(pin.name(), isSupply ? "" : symbol.places().getOrDefault(pin.number(), pin.number()));
    }

    private static boolean isAlone(Pin pin) {
        return pin.type().equals("no_connect") || pin.type().equals("free") || pin.name().equalsIgnoreCase("NC");
    }

    private static String name(Group group, List<Group> alike) {
        var byPad = group.base() + "_" + SignalName.sanitize(group.pads().getFirst());
        if (group.isAlone()) {
            return byPad;
        }
        if (alike.size() == 1) {
            return group.base();
        }
        var units = alike.stream().map(Group::unit).filter(unit -> unit > 0).distinct().count();
        return units == alike.size() ? group.base() + "_" + toLetter(group.unit()) : byPad;
    }

    private void put(String name, List<String> pads) {
        var attempts = List.<Function<String, String>>of(
                wanted -> wanted, wanted -> "sig_" + wanted, wanted -> wanted + "_" + SignalName.sanitize(pads.getFirst()));
        var free = attempts.stream().map(attempt -> attempt.apply(name)).filter(taken::add).findFirst();
        named.put(free.or(() -> findFreeName(name)).orElseThrow(), pads);
    }

    private Optional<String> findFreeName(String name) {
        return IntStream.iterate(2, number -> number + 1).mapToObj(number -> name + "_" + number).filter(taken::add).findFirst();
    }

    private static String toLetter(int unit) {
        return unit >= 1 && unit <= 26 ? Character.toString('A' + unit - 1) : Integer.toString(unit);
    }
}
