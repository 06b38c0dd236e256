package io.atopile.mcp.layout;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Pins that are electrically connected.
 *
 * @param pins by reference, then by pad
 */
public record Net(String name, List<Pin> pins) {

    /** A pad of a component. */
    public record Pin(BoardComponent component, String pad) {

        private static final Comparator<Pin> ORDER = Comparator.comparing((Pin pin) -> pin.component().reference(), DesignatorOrder.ORDER)
                .thenComparing(Pin::pad, DesignatorOrder.ORDER);
    }

    public Net {
        pins = pins.stream().sorted(Pin.ORDER).toList();
    }

    /** Returns every net of a board that has at least one pin, by name. */
    public static List<Net> of(Board board) {
        var nets = new TreeMap<String, Set<Pin>>();
        for (var component : board.components()) {
            for (var pad : component.pads()) {
                pad.net().ifPresent(name -> nets.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(new Pin(component, pad.number())));
            }
        }
        return nets.entrySet().stream().map(net -> new Net(net.getKey(), List.copyOf(net.getValue()))).toList();
    }
}
