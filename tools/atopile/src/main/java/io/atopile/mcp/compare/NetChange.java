package io.atopile.mcp.compare;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A net that was added, removed or renamed, or whose pins changed. */
public record NetChange(
        String net,
        ChangeType change,
        Optional<String> from,
        List<String> pinsAdded,
        List<String> pinsRemoved) {

    static final Comparator<NetChange> ORDER = Comparator.comparing(NetChange::net).thenComparing(NetChange::change);
    private static final int PINS = 40;

    static NetChange ofAdded(DesignNet net) {
        return new NetChange(net.net(), ChangeType.ADDED, Optional.empty(), formatPins(net.inOrder().stream()), List.of());
    }

    static NetChange ofRemoved(DesignNet net) {
        return new NetChange(net.net(), ChangeType.REMOVED, Optional.empty(), List.of(), formatPins(net.inOrder().stream()));
    }

    static NetChange compare(DesignNet before, DesignNet after) {
        return new NetChange(
                after.net(),
                before.pins().equals(after.pins()) ? ChangeType.RENAMED : ChangeType.CHANGED,
                before.net().equals(after.net()) ? Optional.empty() : Optional.of(before.net()),
                formatPins(after.inOrder().stream().filter(pin -> !before.pins().contains(pin))),
                formatPins(before.inOrder().stream().filter(pin -> !after.pins().contains(pin))));
    }

    private static List<String> formatPins(Stream<DesignPin> pins) {
        return pins.limit(PINS).map(DesignPin::toString).toList();
    }
}
