package io.atopile.mcp.compare;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A net that came, went, joins other pins than before or got another name. */
public record NetChange(
        String net,
        ChangeType change,
        Optional<String> from,
        List<String> pinsAdded,
        List<String> pinsRemoved) {

    static final Comparator<NetChange> ORDER = Comparator.comparing(NetChange::net).thenComparing(NetChange::change);
    private static final int PINS = 40;

    static NetChange added(DesignNet net) {
        return new NetChange(net.net(), ChangeType.ADDED, Optional.empty(), pins(net.inOrder().stream()), List.of());
    }

    static NetChange removed(DesignNet net) {
        return new NetChange(net.net(), ChangeType.REMOVED, Optional.empty(), List.of(), pins(net.inOrder().stream()));
    }

    static NetChange between(DesignNet before, DesignNet after) {
        return new NetChange(
                after.net(),
                before.pins().equals(after.pins()) ? ChangeType.RENAMED : ChangeType.CHANGED,
                before.net().equals(after.net()) ? Optional.empty() : Optional.of(before.net()),
                pins(after.inOrder().stream().filter(pin -> !before.pins().contains(pin))),
                pins(before.inOrder().stream().filter(pin -> !after.pins().contains(pin))));
    }

    private static List<String> pins(Stream<DesignPin> pins) {
        return pins.limit(PINS).map(DesignPin::toString).toList();
    }
}
