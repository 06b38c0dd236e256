package io.atopile.mcp.compare;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A net that came, went, joins other pins than before or got another name. */
public record NetChange(
        String net,
        Change change,
        Optional<String> from,
        List<String> pinsAdded,
        List<String> pinsRemoved) {

    static final Comparator<NetChange> ORDER = Comparator.comparing(NetChange::net).thenComparing(NetChange::change);
    private static final int PINS = 40;

    static NetChange added(Joined net) {
        return new NetChange(net.net(), Change.ADDED, Optional.empty(), pins(net.inOrder().stream()), List.of());
    }

    static NetChange removed(Joined net) {
        return new NetChange(net.net(), Change.REMOVED, Optional.empty(), List.of(), pins(net.inOrder().stream()));
    }

    static NetChange between(Joined before, Joined after) {
        return new NetChange(
                after.net(),
                before.pins().equals(after.pins()) ? Change.RENAMED : Change.CHANGED,
                before.net().equals(after.net()) ? Optional.empty() : Optional.of(before.net()),
                pins(after.inOrder().stream().filter(pin -> !before.pins().contains(pin))),
                pins(before.inOrder().stream().filter(pin -> !after.pins().contains(pin))));
    }

    private static List<String> pins(Stream<Pin> pins) {
        return pins.limit(PINS).map(Pin::toString).toList();
    }
}
